#!/usr/bin/env bash
# Production on one Debian 12 machine without containers: PostgreSQL, Redis, nginx and clamd from Debian's packages.
#   productie.sh installeer          packages, users, secrets, roles, tables, content, style, units; a second time: a new version
#   productie.sh installeer proef    the same, with certificates of its own and the simulated government as sources
#   productie.sh start | stop        everything, by systemd; the same commands by itself on a machine without it
#   productie.sh reservekopie MAP    a backup in a new folder, also while everything runs (docs/beheer/reservekopie.md)
#   productie.sh herstel MAP         stops, puts a backup back, proves it and starts; what was there stays aside
#   productie.sh toon                walks it over HTTPS through nginx and prints what it finds; fails at the first fault
#   productie.sh weg                 takes a trial off the machine again, with its data
# docs/beheer/draaien.md says what goes where.
# shellcheck disable=SC1090,SC1091  # environment files that it makes itself
set -euo pipefail
HIER=$(cd "$(dirname "$0")" && pwd); BRON=$(cd "$HIER/../.." && pwd)
OPT=/opt/overheidsportaal ETC=/etc/overheidsportaal VAR=/var/lib/overheidsportaal LOG=/var/log/overheidsportaal
RUN=/run/overheidsportaal PYTHON=$OPT/omgeving/bin/python PG=15 POORT=5440
APP=overheidsportaal INSTALLATIE=overheidsportaal-installatie
WACHTRIJEN=(spoed gewoon traag)

zeg() { printf '  %s\n' "$*"; }
stop_met() { printf '\n  Stop: %s\n\n' "$*" >&2; exit 1; }
systemd() { [ -d /run/systemd/system ]; }
proef() { [ -e "$ETC/proef" ]; }
psql_als_baas() { runuser -u postgres -- psql --no-psqlrc --quiet --host /var/run/postgresql --port "$POORT" "$@"; }

# A command of the portal: as `portaal` in the database, or as the owner of the tables.
beheer() { uitvoeren "$APP" "$ETC/omgeving" "$PYTHON" manage.py "$@"; }
als_eigenaar() { uitvoeren "$INSTALLATIE" "$ETC/omgeving-eigenaar" "$@"; }
uitvoeren() {
  local wie=$1 omgeving=$2; shift 2
  ( set -a; . "$ETC/omgeving"; . "$omgeving"; HOME=/nonexistent; set +a
    cd "$OPT/code"; exec setpriv --reuid="$wie" --regid="$wie" --init-groups --no-new-privs -- "$@" )
}

pakketten() {
  local nodig=(postgresql redis-server nginx-light clamav-daemon python3-venv openssl curl)
  [ "${1:-}" != proef ] || nodig+=(python3-aiosmtpd)
  if ! dpkg --status "${nodig[@]}" >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${nodig[@]}" >/dev/null
  fi
  zeg "pakketten: $(dpkg-query -W -f '${Package} ${Version}, ' postgresql-$PG redis-server nginx-light clamav-daemon python3.11)"
}

gebruikers() {
  local wie
  for wie in "$APP" "$INSTALLATIE"; do
    getent passwd "$wie" >/dev/null || adduser --system --group --quiet --no-create-home --home /nonexistent "$wie"
  done
  adduser --quiet "$APP" redis; adduser --quiet "$APP" clamav; adduser --quiet "$INSTALLATIE" "$APP"
  adduser --quiet "$INSTALLATIE" redis
  install -d -m 0755 "$OPT" "$ETC" "$ETC/erbij" "$RUN" "$LOG"
  install -d -m 0755 -o "$INSTALLATIE" -g "$INSTALLATIE" "$VAR" "$VAR/static" "$VAR/taalmodel"
  install -d -m 0750 -o "$APP" -g "$APP" "$VAR/media"
  install -d -m 0700 -o "$INSTALLATIE" -g "$INSTALLATIE" /var/backups/overheidsportaal
}

# The code that was committed, without tests, and without the simulators except in a trial.
code() {
  local nieuw=$OPT/code.nieuw weg=(tests docs/beelden .ci)
  proef || weg+=(mijnomgeving/federatie)
  rm -rf "$nieuw"; install -d -m 0755 "$nieuw"
  git -C "$BRON" -c safe.directory="$BRON" archive HEAD | tar --extract --directory "$nieuw"
  ( cd "$nieuw"; rm -rf "${weg[@]}" )
  git -C "$BRON" -c safe.directory="$BRON" rev-parse HEAD >"$nieuw/versie"
  chown -R "$INSTALLATIE:$INSTALLATIE" "$nieuw"
  rm -rf "$OPT/code"; mv "$nieuw" "$OPT/code"
  if ! cmp -s "$OPT/code/requirements.lock" "$OPT/omgeving/geinstalleerd"; then
    zeg "Python-pakketten installeren ..."
    [ -x "$PYTHON" ] || /usr/bin/python3.11 -m venv "$OPT/omgeving"
    "$PYTHON" -m pip install --quiet --disable-pip-version-check --no-cache-dir --require-hashes \
      ${PIP_FIND_LINKS:+--find-links "$PIP_FIND_LINKS"} --requirement "$OPT/code/requirements.lock" >>"$LOG/pakketten.log" 2>&1
    cp "$OPT/code/requirements.lock" "$OPT/omgeving/geinstalleerd"
  fi
  zeg "versie $(cut -c1-12 "$OPT/code/versie")"
}

omgeving() {
  if [ ! -e "$ETC/omgeving" ]; then
    ( umask 027; /usr/bin/python3 "$HIER/omgeving.py" "$(proef && echo proef || echo server)" >"$ETC/omgeving" )
    zeg "geheimen gemaakt in $ETC/omgeving"
    proef || stop_met "vul in $ETC/omgeving de adressen van uw bronnen en uw hosts in, zet certificaat.pem en sleutel.pem in $ETC/tls, en start opnieuw"
  fi
  chown root:"$APP" "$ETC/omgeving"; chmod 0640 "$ETC/omgeving"
  echo "DATABASE_URL='postgresql://portaal_eigenaar@%2Fvar%2Frun%2Fpostgresql:$POORT/portaal'" >"$ETC/omgeving-eigenaar"
  chown root:"$INSTALLATIE" "$ETC/omgeving-eigenaar"; chmod 0640 "$ETC/omgeving-eigenaar"
}

# Trial: a CA of its own and a certificate for the three names, which this machine must know.
certificaten() {
  local tls=$ETC/tls naam
  install -d -m 0755 "$tls"
  if [ ! -e "$tls/certificaat.pem" ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=Proef-CA van het portaal" \
      -keyout "$tls/ca-sleutel.pem" -out "$tls/ca.pem" 2>/dev/null
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=portaal.localhost" \
      -keyout "$tls/sleutel.pem" -out "$tls/aanvraag.pem" 2>/dev/null
    openssl x509 -req -in "$tls/aanvraag.pem" -CA "$tls/ca.pem" -CAkey "$tls/ca-sleutel.pem" -CAcreateserial -days 30 \
      -extfile <(printf 'subjectAltName=DNS:portaal.localhost,DNS:beheer.portaal.localhost,DNS:bronnen.portaal.localhost') \
      -out "$tls/certificaat.pem" 2>/dev/null
  fi
  for naam in portaal beheer.portaal bronnen.portaal; do
    grep -q " $naam.localhost # overheidsportaal" /etc/hosts || echo "127.0.0.1 $naam.localhost # overheidsportaal" >>/etc/hosts
  done
}

database() {
  local map=/etc/postgresql/$PG/portaal
  if [ ! -d "$map" ]; then
    pg_createcluster --port "$POORT" --encoding UTF8 --locale C.UTF-8 "$PG" portaal >/dev/null
    cat >>"$map/postgresql.conf" <<'CONF'
listen_addresses = ''          # the socket only
password_encryption = scram-sha-256
max_connections = 200
CONF
    # Each user of the machine is one role, and nobody else is any.
    printf '%s\n' 'local all postgres peer' 'local portaal portaal peer map=portaal' \
      'local portaal portaal_eigenaar peer map=portaal' >"$map/pg_hba.conf"
    printf '%s\n' "portaal $APP portaal" "portaal $INSTALLATIE portaal_eigenaar" >>"$map/pg_ident.conf"
  fi
  motor_aan
  psql_als_baas --dbname postgres --tuples-only --command "SELECT 1 FROM pg_database WHERE datname='portaal'" | grep -q 1 ||
    psql_als_baas --dbname postgres --command 'CREATE ROLE portaal LOGIN' --command 'CREATE ROLE portaal_eigenaar LOGIN' \
      --command 'CREATE DATABASE portaal OWNER portaal_eigenaar'
}
motor_aan() {
  pg_lsclusters --no-header "$PG" portaal | grep -q online || pg_ctlcluster "$PG" portaal start
}
rechten() { psql_als_baas --dbname portaal --file - <"$HIER/rollen.sql"; }

bouwen() {
  local map opdracht
  als_eigenaar "$PYTHON" manage.py migrate --verbosity 0
  rechten
  zeg "tabellen staan; het portaal mag het logboek alleen aanvullen"
  als_eigenaar "$PYTHON" manage.py maak_taalmodel >/dev/null
  find "$OPT/code" -type d -name locale | while read -r map; do
    als_eigenaar "$PYTHON" -m babel.messages.frontend --quiet compile --domain django --directory "$map"
  done
  als_eigenaar "$PYTHON" manage.py collectstatic --noinput --verbosity 0
  als_eigenaar "$PYTHON" manage.py compress --force --verbosity 0 >/dev/null
  als_eigenaar "$PYTHON" -m whitenoise.compress --quiet "$VAR/static/CACHE"
  zeg "taalmodel, vertalingen en stijl staan"
  for opdracht in organisaties inhoud levensgebeurtenissen regelhulpen sectoren nieuws begrippen werkinstructies; do
    beheer "laad_$opdracht" >>"$LOG/inhoud.log" 2>&1
  done
  beheer herbouw_index >>"$LOG/inhoud.log" 2>&1
  zeg "inhoud en index staan"
}

vul_in() { # the names that an nginx file asks for
  ( set -a; . "$ETC/omgeving"; set +a
    HTTPS_POORT=443 HTTP_POORT=80
    ! proef || HTTPS_POORT=127.0.0.1:443 HTTP_POORT=127.0.0.1:80
    # nginx 1.22 of Debian 12 has http2 on the line of the port.
    sed -e 's/ ssl;$/ ssl http2;/; s/ ssl default_server;$/ ssl http2 default_server;/; /^ *http2 on;$/d' \
      -e "s|\${HTTPS_POORT}|$HTTPS_POORT|; s|\${HTTP_POORT}|$HTTP_POORT|; s|\${PORTAAL_HOST}|$PORTAAL_HOST|" \
      -e "s|\${BEHEER_HOST}|$BEHEER_HOST|; s|\${BEHEER_NETWERK}|$BEHEER_NETWERK|; s|\${PORTAAL_ADRES}|127.0.0.1:8100|" \
      -e "s|\${TLS_MAP}|$ETC/tls|; s|\${CONF_MAP}|$ETC|; s|\${RUN_MAP}|/run/overheidsportaal-edge|" \
      -e "s|\${CACHE_MAP}|/var/cache/overheidsportaal-edge|; s|\${LOGBOEK}|/var/log/overheidsportaal-edge/verkeer.log|" "$1" )
}

eenheden() {
  install -m 0644 "$HIER/redis.conf" "$ETC/redis.conf"
  vul_in "$BRON/deploy/nginx.conf" >"$ETC/nginx.conf"
  chgrp www-data "$ETC/tls/sleutel.pem"; chmod 0640 "$ETC/tls/sleutel.pem"
  install -d "$OPT/eenheden"
  cp "$HIER"/eenheden/* "$OPT/eenheden/"
  if proef; then
    cp "$HIER"/proef/*.service "$OPT/eenheden/"
    install -m 0644 "$HIER/proef/clamd.conf" "$ETC/clamd.conf"
    vul_in "$HIER/proef/bronnen.conf" >"$ETC/erbij/bronnen.conf"
    install -d -m 0755 -o clamav "$VAR/clamd"
    echo '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature' >"$VAR/clamd/eicar.hdb"
  fi
  if systemd; then cp "$OPT"/eenheden/* /etc/systemd/system/; systemctl daemon-reload; systemctl enable --quiet overheidsportaal.target; fi
}

installeer() {
  [ "$(id -u)" = 0 ] || stop_met "installeren doet root"
  [ "$(. /etc/os-release; echo "$VERSION_ID")" = 12 ] || stop_met "dit is geen Debian 12"
  local begin=$SECONDS
  pakketten "${1:-}"; gebruikers
  [ "${1:-}" != proef ] || { touch "$ETC/proef"; certificaten; }
  [ -e "$ETC/tls" ] || install -d -m 0755 "$ETC/tls"
  omgeving; code; database
  # The loaders ask Redis to throw old pages away.
  eenheden; aan overheidsportaal-redis
  bouwen
  zeg "geinstalleerd in $((SECONDS - begin)) s"
}

# --- what systemd does, where there is none: the same lines of the same files -----------------------------------------
regel() { sed -n "s/^$2=//p" "$OPT/eenheden/$1" | head -1; }
bestand() { case $1 in *@*) echo "${1%@*}@.service" ;; *) echo "$1.service" ;; esac; }
aan() {
  local naam=$1 eenheid wie soort map opdracht caps=() env=()
  if systemd; then systemctl start "$naam"; return; fi
  eenheid=$(bestand "$naam")
  ! leeft "$naam" || return 0
  wie=$(regel "$eenheid" User)
  for soort in Runtime:/run Cache:/var/cache Logs:/var/log State:/var/lib; do
    map=$(regel "$eenheid" "${soort%%:*}Directory")
    [ -z "$map" ] || install -d -o "$wie" -g "$wie" -m "$(regel "$eenheid" "${soort%%:*}DirectoryMode" | grep . || echo 0755)" "${soort#*:}/$map"
  done
  opdracht=$(regel "$eenheid" ExecStart); opdracht=${opdracht//%i/${naam#*@}}; opdracht=${opdracht//%%/%}
  [ -z "$(regel "$eenheid" AmbientCapabilities)" ] || caps=("--inh-caps=-all,+net_bind_service" "--ambient-caps=-all,+net_bind_service")
  mapfile -t env < <(sed -n 's/^EnvironmentFile=//p' "$OPT/eenheden/$eenheid")
  ( set -a; for map in "${env[@]}"; do . "$map"; done; HOME=/nonexistent; set +a; umask 027
    cd "$(regel "$eenheid" WorkingDirectory | grep . || echo /)"
    # shellcheck disable=SC2086  # words of a unit file
    exec setsid setpriv --reuid="$wie" --regid="$wie" --init-groups --no-new-privs "${caps[@]}" -- $opdracht
  ) >>"$LOG/$naam.log" 2>&1 </dev/null &
  echo $! >"$RUN/$naam.pid"
}
leeft() { [ -e "$RUN/$1.pid" ] && kill -0 "$(cat "$RUN/$1.pid")" 2>/dev/null; }
uit() {
  local pid i
  if systemd; then systemctl stop "$1"; return; fi
  leeft "$1" || { rm -f "$RUN/$1.pid"; return 0; }
  pid=$(cat "$RUN/$1.pid"); kill -TERM "$pid"
  for ((i = 0; i < 150; i++)); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -KILL -- "-$pid" 2>/dev/null || true
  rm -f "$RUN/$1.pid"
}
alles() { # in the order of starting
  echo overheidsportaal-redis
  ! proef || printf 'overheidsportaal-proef-%s\n' clamd post bronnen
  echo overheidsportaal-web
  printf 'overheidsportaal-worker@%s\n' "${WACHTRIJEN[@]}"
  printf 'overheidsportaal-%s\n' beat edge
}

start() {
  local naam i
  install -d -m 0755 "$RUN"
  motor_aan
  for naam in $(alles); do aan "$naam"; done
  for ((i = 0; i < 120; i++)); do
    [ "$(vraag gereed)" != 200 ] || { zeg "alles draait: $(alles | tr '\n' ' ')"; return; }
    sleep 1
  done
  stop_met "het portaal antwoordt niet; zie $LOG"
}
vraag() { # the status of an address of the portal itself, past the edge
  ( . "$ETC/omgeving"; curl --silent --noproxy '*' --output /dev/null --write-out '%{http_code}' --max-time 5 \
    --header "Host: $PORTAAL_HOST" --header 'X-Forwarded-Proto: https' "http://127.0.0.1:8100/$1/" || true )
}
stop() {
  local naam
  for naam in $(alles | tac); do uit "$naam"; done
  zeg "alles staat stil (PostgreSQL blijft: pg_ctlcluster $PG portaal stop)"
}

kopie_met() { als_eigenaar env PG_BIN=/usr/lib/postgresql/$PG/bin "$PYTHON" -m deploy.reservekopie "$@"; }
reservekopie() {
  if [ -z "${1:-}" ] || [ -e "$1" ]; then stop_met "zeg in welke map; die mag er nog niet zijn"; fi
  install -d -m 0700 -o "$INSTALLATIE" -g "$INSTALLATIE" "$1"
  kopie_met maak "$(realpath "$1")"
}
herstel() {
  local map opzij
  [ -e "${1:-}/lijst.json" ] || stop_met "zeg uit welke map; er staat geen reservekopie in '${1:-}'"
  map=$(realpath "$1") opzij=voor_herstel_$(date +%Y%m%d%H%M%S)
  # Redis again: the index that is made anew asks it to throw old pages away.
  stop; motor_aan; aan overheidsportaal-redis
  psql_als_baas --dbname postgres --command "ALTER DATABASE portaal RENAME TO $opzij" \
    --command 'CREATE DATABASE portaal OWNER portaal_eigenaar'
  [ ! -e "$VAR/media" ] || mv "$VAR/media" "$VAR/media.$opzij"
  zeg "wat er stond staat opzij: database $opzij en $VAR/media.$opzij"
  kopie_met herstel "$map"
  rechten
  install -d -m 0750 "$VAR/media"; chown -R "$APP:$APP" "$VAR/media"
  start
}
toon() {
  ( set -a; . "$ETC/omgeving"; set +a; "$PYTHON" "$HIER/controle.py" "${WACHTRIJEN[@]}" )
}
weg() {
  proef || stop_met "dit is geen proef; er is niets weggehaald"
  stop
  pg_dropcluster --stop "$PG" portaal
  if systemd; then systemctl disable --quiet overheidsportaal.target; rm -f /etc/systemd/system/overheidsportaal*; fi
  rm -rf "$OPT" "$ETC" "$VAR" "$LOG" "$RUN" /run/overheidsportaal-* /var/lib/overheidsportaal-* /var/cache/overheidsportaal-* \
    /var/log/overheidsportaal-* /var/backups/overheidsportaal
  sed -i '/ # overheidsportaal$/d' /etc/hosts
  deluser --quiet "$INSTALLATIE"; deluser --quiet "$APP"
  zeg "de proef is weg"
}

case ${1:-} in
  installeer | start | stop | reservekopie | herstel | toon | weg) "$@" ;;
  *) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
