@echo off
rem Starts Safelight with the Java it was built with, or another one from 25 on.
setlocal
set "root=%~dp0.."
set "java=@java@.exe"
if defined SAFELIGHT_JAVA set "java=%SAFELIGHT_JAVA%\bin\java.exe"
if not exist "%java%" if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not exist "%java%" set "java=java.exe"
set "archive="
if "%~1"=="generate" set archive=-XX:AOTCache="%root%\safelight.aot"
"%java%" %archive% -Xlog:disable @flags@ -Dsafelight.natives="%root%\natives" -Dsafelight.presets="%root%\presets" %SAFELIGHT_JAVA_OPTIONS% -cp "%root%\@jar@;%root%\libs\*" app.safelight.Safelight %*
exit /b %errorlevel%
