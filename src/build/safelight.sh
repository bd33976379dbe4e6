#!/bin/sh
# Starts Safelight with the Java it was built with, or another one from 25 on.

self=$0
while [ -h "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
root=$(CDPATH='' cd -- "${self%/*}/.." && pwd -P) || exit 1

# Prints the java program of a Java home, or of the program itself, if it is from 25 on.
usable() {
    program=$1
    [ -d "$program" ] && program=$program/bin/java
    [ -x "$program" ] || return 1
    version=$("$program" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    [ "${version:-0}" -ge 25 ] || return 1
    java=$program
}

find_java() {
    if [ -n "$SAFELIGHT_JAVA" ]; then
        usable "$SAFELIGHT_JAVA" && return 0
        echo "safelight: SAFELIGHT_JAVA is $SAFELIGHT_JAVA, which is no Java from 25 on." >&2
        return 1
    fi
    java='@java@'
    [ -x "$java" ] && return 0
    [ -n "$JAVA_HOME" ] && usable "$JAVA_HOME" && return 0
    on_path=$(command -v java) && usable "$on_path" && return 0
    for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        usable "$home" && return 0
    done
    echo "safelight: no Java from 25 on was found. Install one, or set SAFELIGHT_JAVA to its folder." >&2
    return 1
}
find_java || exit 1

@locale@
# Large blocks go back to the system as soon as they are freed, unless the engine settles otherwise, which it does where
# all threads share one heap.
export MALLOC_MMAP_THRESHOLD_=1048576 MALLOC_ARENA_MAX=1

class_path=$root/@jar@
for jar in @libs@; do
    class_path=$class_path:$root/libs/$jar
done

# A picture takes thousands of classes, which an archive has ready; short commands start sooner without it. It is an
# aid: missing or made by another Java, it is passed over without a word.
archive=
case $1 in
    generate | bench | engine) archive=-XX:AOTCache=$root/safelight.aot ;;
esac

# The window wants JavaFX as modules.
modules=
if [ $# -eq 0 ]; then
    for jar in @javafx@; do
        modules=$modules${modules:+:}$root/libs/$jar
    done
fi

exec "$java" ${archive:+"$archive"} -Xlog:disable \
    ${modules:+"--module-path=$modules" --add-modules=@modules@ --enable-native-access=javafx.graphics} \
    @flags@ \
    -Dsafelight.natives="$root/natives" -Dsafelight.presets="$root/presets" \
    $SAFELIGHT_JAVA_OPTIONS -cp "$class_path" app.safelight.Safelight "$@"
