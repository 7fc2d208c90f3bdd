@echo off
rem Keo tha danh sach (hoac thu muc) vao tep nay: ket qua mo trong trinh duyet.
rem Drop a list (or a folder) onto this file: the report opens in the browser.
setlocal DisableDelayedExpansion
chcp 65001 >nul
set "PROGRAM=%~dp0delegate-quota.exe"
if not exist "%PROGRAM%" (
  echo Khong thay delegate-quota.exe canh tep nay.
  echo delegate-quota.exe is not beside this file.
  pause
  exit /b 2
)
rem Explorer puts a dropped name in quotes only if it has a blank: at an "&" in another name cmd ends the command.
rem cmdcmdline has the line as Explorer wrote it, and what "!" fills in is not read as commands.
setlocal EnableDelayedExpansion
set "LINE=!cmdcmdline!"
if not defined LINE goto given
set "BARE=!LINE:"=!"
if "!BARE:&=!"=="!BARE!" goto given
set "REST=!BARE:*%~nx0=!"
if "!REST!"=="!BARE!" goto given
set "DROPPED=!LINE:*%~nx0"=!"
"!PROGRAM!" validate !DROPPED:~0,-1! --lang vi --open
if errorlevel 2 pause
rem Ends cmd itself, before it comes to the rest of the name.
exit

:given
endlocal
if "%~1"=="" (
  "%PROGRAM%" --help --lang vi
  echo.
  echo Keo tha danh sach vao bieu tuong cua tep nay de kiem tra.
  pause
  exit /b 2
)
"%PROGRAM%" validate %* --lang vi --open
if errorlevel 2 pause
