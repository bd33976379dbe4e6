#!/bin/sh
# Starts the program of the application image beside this script.

self=$(readlink -f "$0")

# Without a locale, Java would read the arguments as ASCII and lose every other letter of a prompt.
case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
    '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

exec "${self%/*}/safelight-java" "$@"
