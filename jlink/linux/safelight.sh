#!/bin/sh
# Starts the program of the application image beside this script.

self=$(readlink -f "$0")

@locale@

exec "${self%/*}/safelight-java" "$@"
