#!/bin/sh
# Makes the certificates of the tests anew: an authority, a server, a client, the same three once more that replace them
# (renewed), and what nobody should trust: two servers, and a client that no authority knows.
# They are secret to nobody. Those that are valid are so for a hundred years.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() {
  openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"
}

# authority <folder>
authority() {
  mkdir -p "$1"
  key "$1/ca"
  openssl req -x509 -new -key "$1/ca.key" -subj '/CN=notify-about tests' -days 36500 -out "$1/ca.pem"
}

# signed <name, in the folder of its authority> <common name> <days> <extensions>
signed() {
  key "$1"
  printf '%s\n' "$4" > "$work/extensions"
  openssl req -new -key "$1.key" -subj "/CN=$2" -out "$work/request"
  ca=$(dirname "$1")/ca
  openssl x509 -req -in "$work/request" -CA "$ca.pem" -CAkey "$ca.key" -set_serial "$serial" -days "$3" \
    -extfile "$work/extensions" -out "$1.pem"
  serial=$((serial + 1))
}

serial=2
loopback='subjectAltName=DNS:localhost,IP:127.0.0.1'
for folder in . renewed; do
  authority $folder
  signed $folder/server localhost 36500 "$loopback"
  signed $folder/client horizon 36500 'extendedKeyUsage=clientAuth'
done
signed expired localhost -1 "$loopback"
signed other-host rabbit.example 36500 'subjectAltName=DNS:rabbit.example'
key stranger
openssl req -x509 -new -key stranger.key -subj '/CN=horizon' -days 36500 -out stranger.pem
