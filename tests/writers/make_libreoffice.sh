#!/bin/sh
# Writes the list with LibreOffice in every format that it has for tables, from a file of each family.
#
#     apt-get install libreoffice-calc libreoffice-writer
#     sh tests/writers/make_libreoffice.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
convert() { # SOURCE FILTER ENDING NAME
    cp "$here/$1" "$work/list.${1##*.}"
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$2" \
        --outdir "$work/out" "$work/list.${1##*.}" >/dev/null
    mv "$work/out/list.$3" "$here/libreoffice$4"
}
convert openpyxl.xlsx "xlsx:Calc MS Excel 2007 XML" xlsx .xlsx
convert openpyxl.xlsx "xltx:Calc MS Excel 2007 XML Template" xltx .xltx
convert openpyxl.xlsx "xls:MS Excel 97" xls .xls
convert openpyxl.xlsx "xlsm:Calc MS Excel 2007 VBA XML" xlsm .xlsm
convert openpyxl.xlsx "ods:calc8" ods .ods
convert openpyxl.xlsx "ots:calc8_template" ots .ots
convert openpyxl.xlsx "fods:OpenDocument Spreadsheet Flat XML" fods .fods
convert openpyxl.xlsx "html:HTML (StarCalc)" html .html
convert openpyxl.xlsx "csv:Text - txt - csv (StarCalc):44,34,76" csv .csv
convert openpyxl.xlsx "slk:SYLK" slk .slk
convert openpyxl.xlsx "dif:DIF" dif .dif
convert openpyxl.xlsx "pdf:calc_pdf_Export" pdf .pdf
convert python-docx.docx "docx:MS Word 2007 XML" docx .docx
convert python-docx.docx "doc:MS Word 97" doc .doc
convert python-docx.docx "odt:writer8" odt .odt
convert python-docx.docx "rtf:Rich Text Format" rtf .rtf
