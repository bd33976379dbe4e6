# Without a locale, Java would read the arguments as ASCII and lose every other letter of a prompt.
case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
    '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
