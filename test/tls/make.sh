#!/bin/sh
# Makes the certificates of the tests anew: an authority, a server, a client, and what nobody should trust: two servers,
# and a client that no authority knows.
# They are secret to nobody. Those that are valid are so for a hundred years.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() {
  openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"
}

# signed <name> <common name> <days> <extensions>
signed() {
  key "$1"
  printf '%s\n' "$4" > "$work/extensions"
  openssl req -new -key "$1.key" -subj "/CN=$2" -out "$work/request"
  openssl x509 -req -in "$work/request" -CA ca.pem -CAkey ca.key -set_serial "$serial" -days "$3" \
    -extfile "$work/extensions" -out "$1.pem"
  serial=$((serial + 1))
}

serial=2
key ca
openssl req -x509 -new -key ca.key -subj '/CN=notify-about tests' -days 36500 -out ca.pem
loopback='subjectAltName=DNS:localhost,IP:127.0.0.1'
signed server localhost 36500 "$loopback"
signed client horizon 36500 'extendedKeyUsage=clientAuth'
signed expired localhost -1 "$loopback"
signed other-host rabbit.example 36500 'subjectAltName=DNS:rabbit.example'
key stranger
openssl req -x509 -new -key stranger.key -subj '/CN=horizon' -days 36500 -out stranger.pem
