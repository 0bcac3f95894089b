#!/bin/sh
# Makes the certificates of the tests anew: they are committed, so that no test needs openssl. They hold for about 100 years.
set -eu
cd "$(dirname "$0")"
# key <name>
key() {
  openssl ecparam -name prime256v1 -genkey -noout -out "$1.key.pem"
}

# certificate <name> <common name> <extensions> [<begin> <end>]: signed by the CA; times as YYYYMMDDHHMMSSZ
certificate() {
  key "$1"
  openssl req -new -key "$1.key.pem" -subj "/CN=$2" -out "$work/$1.csr"
  printf '%s\n' "$3" > "$work/$1.ext"
  openssl ca -batch -notext -config "$work/ca.conf" -extfile "$work/$1.ext" $([ "$1" != ca ] || echo -selfsign) \
    -startdate "${4:-20200101000000Z}" -enddate "${5:-21251231235959Z}" -in "$work/$1.csr" -out "$1.cert.pem"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/ca.conf" <<CONF
[ca]
default_ca = tests
[tests]
database = $work/index
new_certs_dir = $work
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
certificate = $PWD/ca.cert.pem
private_key = $PWD/ca.key.pem
[any]
commonName = supplied
CONF
: > "$work/index"

certificate ca 'CA of the tests' 'basicConstraints = critical, CA:TRUE'
certificate server localhost 'subjectAltName = DNS:localhost, IP:127.0.0.1'
certificate expired localhost 'subjectAltName = DNS:localhost, IP:127.0.0.1' 20200101000000Z 20200102000000Z
certificate elsewhere broker.example 'subjectAltName = DNS:broker.example'
certificate client horizon 'extendedKeyUsage = clientAuth'
# Nothing more is to be signed by it.
rm ca.key.pem
