// Writes the list of `list.json` with every JavaScript package that writes tables.
//
//     npm install xlsx exceljs xlsx-populate docx
//     node tests/writers/make.mjs

import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(path.join(process.cwd(), "package.json"));
const here = path.dirname(fileURLToPath(import.meta.url));
const list = JSON.parse(fs.readFileSync(path.join(here, "list.json"), "utf8"));
const file = (name) => path.join(here, name);

// The rows of the sheet; dates as cells, or as text.
function rows(dates) {
  const people = list.people.map(([name, born, ...rest], at) => {
    const [year, month, day] = born.split("-");
    const date = dates ? new Date(Date.UTC(+year, +month - 1, +day)) : `${day}/${month}/${year}`;
    return [at + 1, name, date, ...rest];
  });
  return [[list.title], [], list.header, ...people];
}

function withSheetJs() {
  const XLSX = require("xlsx");
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows(false));
  XLSX.utils.book_append_sheet(book, sheet, "Danh sách");
  const types = {
    xlsx: "xlsx", xlsm: "xlsm", xlsb: "xlsb", xls: "biff8", xla: "xla", "biff5.xls": "biff5",
    "biff2.xls": "biff2", "xml.xls": "xlml", ods: "ods", fods: "fods", csv: "csv", txt: "txt",
    slk: "sylk", html: "html", dif: "dif", rtf: "rtf", prn: "prn", eth: "eth", dbf: "dbf",
    wk3: "wk3",
  };
  for (const [ending, bookType] of Object.entries(types)) {
    const name = ending.includes(".") ? `sheetjs-${ending}` : `sheetjs.${ending}`;
    fs.writeFileSync(file(name), XLSX.write(book, { bookType, type: "buffer" }));
  }
  fs.writeFileSync(
    file("sheetjs-shared-strings.xlsb"),
    XLSX.write(book, { bookType: "xlsb", type: "buffer", bookSST: true, compression: true }),
  );
}

async function withExcelJs() {
  const ExcelJS = require("exceljs");
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Danh sách");
  rows(true).forEach((row) => sheet.addRow(row));
  sheet.getColumn(3).numFmt = "dd/mm/yyyy";
  await book.xlsx.writeFile(file("exceljs.xlsx"));
  const plain = new ExcelJS.Workbook();
  rows(false).forEach((row) => (plain.worksheets[0] ?? plain.addWorksheet("Danh sách")).addRow(row));
  await plain.csv.writeFile(file("exceljs.csv"));
}

async function withXlsxPopulate() {
  const XlsxPopulate = require("xlsx-populate");
  const book = await XlsxPopulate.fromBlankAsync();
  const sheet = book.sheet(0).name("Danh sách");
  sheet.cell("A1").value(rows(true).map((row) => [...row, ...Array(8 - row.length).fill(null)]));
  sheet.column("C").style("numberFormat", "dd/mm/yyyy");
  await book.toFileAsync(file("xlsx-populate.xlsx"));
}

async function withDocx() {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow } = require("docx");
  const [title, , ...held] = rows(false);
  const cell = (text) => new TableCell({ children: [new Paragraph(String(text))] });
  const row = (values, at) => new TableRow({ children: values.map(cell), tableHeader: at === 0 });
  const table = new Table({ rows: held.map(row) });
  const document = new Document({ sections: [{ children: [new Paragraph(title[0]), table] }] });
  fs.writeFileSync(file("docx.docx"), await Packer.toBuffer(document));
}

withSheetJs();
await withExcelJs();
await withXlsxPopulate();
await withDocx();
