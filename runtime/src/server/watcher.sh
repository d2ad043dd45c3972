# Stops the server when its last user is gone. In: the server's folder, its process id, how many half seconds without a
# user it waits, the signal that stops it (INT: cleanly; QUIT: at once), what it leaves behind (data; folder, without the
# data; nothing). Its standard input is the file `watcher`, locked: that is how others know that this process lives.
cd "$1" || exit 1

# A process of another user counts as well, and kill -0 does not tell it from none. A zombie does not count.
alive() {
  if read -r stat 2>/dev/null <"/proc/$1/stat"; then
    case $stat in *') Z '*) return 1 ;; esac
    return 0
  fi
  kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1
}

# Any lease of a living process in this folder; the others are removed.
used() {
  for lease in "$1"/*; do
    pid=${lease##*/} pid=${pid%%.*}
    case $pid in
      '*') ;;
      *) alive "$pid" && return 0; rm -f "$lease" ;;
    esac
  done
  return 1
}

# Whether this is still the folder of the name, with our server's data in it: it may have been removed or moved away.
here() {
  [ "$1" -ef . ] || return 1
  pid=
  read -r pid 2>/dev/null <data/postmaster.pid
  if [ "$pid" = "$2" ]; then seen=1; else [ -z "$seen" ]; fi
}

idle=0 seen=
while alive "$2"; do
  if ! here "$1" "$2"; then
    kill -QUIT "$2"
    sleep 0.1
  elif [ -d closing ]; then
    # again and again, since a signal that comes early in the server's start is lost
    kill "-$4" "$2"
    sleep 0.1
  else
    if used leases; then idle=0; else idle=$((idle + 1)); fi
    # without `leases` no newcomer can take one; who took his in between is found in `closing`
    if [ "$idle" -gt "$3" ] && mv leases closing; then
      if used closing; then mv closing leases; idle=0; fi
    else
      sleep 0.5
    fi
  fi
done
[ "$5" = data ] || rm -rf data
rm -rf closing
# nobody else knows of this folder
if [ "$5" = nothing ] && [ "$1" -ef . ]; then cd / && rm -rf "$1"; fi
