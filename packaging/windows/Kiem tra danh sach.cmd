@echo off
rem Keo tha danh sach (hoac thu muc) vao tep nay: ket qua mo trong trinh duyet.
rem Drop a list (or a folder) onto this file: the report opens in the browser.
setlocal
chcp 65001 >nul
set "PROGRAM=%~dp0delegate-quota.exe"
if not exist "%PROGRAM%" (
  echo Khong thay delegate-quota.exe canh tep nay.
  echo delegate-quota.exe is not beside this file.
  pause
  exit /b 2
)
if "%~1"=="" (
  "%PROGRAM%" --help --lang vi
  echo.
  echo Keo tha danh sach vao bieu tuong cua tep nay de kiem tra.
  pause
  exit /b 2
)
"%PROGRAM%" validate %* --lang vi --open
if errorlevel 2 pause
