//! `--annotate`: a copy of the list with its cells to mend marked.

use std::path::{Path, PathBuf};

use super::super::output::NewFile;
use super::super::screen::Screen;
use super::checking::RunLists;
use crate::annotate::{self, AnnotateError, Annotation};
use crate::fault::Fault;
use crate::read::{self, ReadOptions};
use crate::render::{self, RenderOptions};
use crate::report::{InputReport, Run};
use crate::text;
use crate::wording::Lang;

/// The copy that is asked for, until its list is checked.
pub(super) struct AnnotatedCopy<'a> {
    file: NewFile<'a>,
    /// The list.
    original: PathBuf,
    reading: ReadOptions,
    /// What is marked, once the list is checked.
    annotation: Option<Annotation>,
}

impl<'a> AnnotatedCopy<'a> {
    /// Refuses what cannot be annotated, before anything is checked.
    pub(super) fn asked(
        path: Option<&'a PathBuf>,
        force: bool,
        originals: &[PathBuf],
        lists: &RunLists<'_>,
    ) -> Result<Option<Self>, Fault> {
        let Some(path) = path else { return Ok(None) };
        let fault = |fault: Fault| fault.about("--annotate");
        if ending(path).is_none() {
            return Err(wrong_ending(path).about(path.display()));
        }
        let [only] = lists.inputs else { return Err(fault(not_one(lists.inputs.len()))) };
        let files: Vec<&Path> = only.files().collect();
        let [original] = files[..] else { return Err(fault(several_files(files.len()))) };
        if original == Path::new("-") {
            return Err(fault(standard_input()));
        }
        let reading = lists.settings[only.group].reading.clone();
        let file = NewFile::new(path, force, originals)?;
        Ok(Some(Self { file, original: original.to_owned(), reading, annotation: None }))
    }

    /// Keeps what is to be marked in the list.
    pub(super) fn look(&mut self, run: &Run, input: &InputReport, options: &RenderOptions) {
        if let Ok(list) = &input.outcome {
            self.annotation = Some(render::annotation(run, input, list, options));
        }
    }

    /// Writes the copy; of a list that could not be checked there is none.
    pub(super) fn write(self, lang: Lang, screen: &Screen) -> Result<(), Fault> {
        let Some(annotation) = &self.annotation else { return Ok(()) };
        let about = self.original.display().to_string();
        let on_disk = crate::file_names::on_disk(&self.original);
        let bytes = std::fs::read(&on_disk).map_err(|fault| {
            Fault::new(text!(
                vi: "không đọc lại được danh sách: {fault}",
                en: "the list cannot be read again: {fault}",
                fault = crate::fault::system(&fault)
            ))
            .helps(crate::fault::way_on(&fault))
            .about(&about)
        })?;
        let may_have_macros = ending(self.file.path()) == Some("xlsm");
        let (copy, is_copy) = match annotate::annotated_copy(&bytes, annotation, may_have_macros) {
            Ok(copy) => (copy, true),
            Err(AnnotateError::NotThisKind) if !may_have_macros => {
                (self.fresh(bytes, annotation, lang)?, false)
            }
            Err(error) => return Err(refused(error).about(about)),
        };
        self.file.write(copy)?;
        self.tell(is_copy, screen);
        Ok(())
    }

    /// The list as it was read, in a new workbook.
    fn fresh(&self, bytes: Vec<u8>, annotation: &Annotation, lang: Lang) -> Result<Vec<u8>, Fault> {
        let name = self.original.file_name().unwrap_or_default().to_string_lossy();
        let list = read::read_bytes(bytes, &name, &self.reading)
            .map_err(|error| Fault::from(error).about(self.original.display()))?;
        let unnamed = text!(vi: "Danh sách", en: "List").in_lang(lang);
        annotate::fresh_copy(&list, &unnamed, annotation)
            .map_err(|_| annotate::too_large().about(self.original.display()))
    }

    fn tell(&self, is_copy: bool, screen: &Screen) {
        let path = self.file.path().display();
        screen.note(&if is_copy {
            text!(vi: "đã ghi bản đánh dấu vào {path}", en: "the marked copy was written to {path}")
        } else {
            text!(
                vi: "đã ghi bản đánh dấu vào {path}: không sao được nguyên dạng tệp gốc, nên nội dung được chép sang tệp mới, không giữ định dạng",
                en: "the marked copy was written to {path}: the original cannot be copied as it is, so that its cells stand in a new workbook, without their formats"
            )
        });
    }
}

/// The ending of a copy, where it is one that a copy can have.
fn ending(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?;
    ["xlsx", "xlsm"].into_iter().find(|known| ending.eq_ignore_ascii_case(known))
}

fn wrong_ending(path: &Path) -> Fault {
    let name = path.with_extension("xlsx");
    let name = name.display();
    Fault::new(text!(
        vi: "bản đánh dấu là tệp .xlsx",
        en: "a marked copy is an .xlsx file"
    ))
    .help(text!(vi: "đặt tên tệp là `{name}`", en: "name it `{name}`"))
}

fn not_one(lists: usize) -> Fault {
    Fault::new(text!(
        vi: "mỗi lần chỉ đánh dấu được một danh sách, ở đây có {lists}",
        en: "one list is marked at a time, and here are {lists}"
    ))
    .help(text!(
        vi: "nêu một tệp, hoặc ghi kết quả của cả thư mục: `--output ket-qua.xlsx`",
        en: "name one file, or write the results of the folder: `--output result.xlsx`"
    ))
}

fn several_files(files: usize) -> Fault {
    annotate::several_files(files).help(text!(
        vi: "đánh dấu riêng từng tệp: thêm --apart và nêu một tệp",
        en: "mark each file by itself: add --apart and name one file"
    ))
}

fn standard_input() -> Fault {
    Fault::new(text!(
        vi: "dữ liệu ở đầu vào chuẩn không có tệp gốc để đánh dấu",
        en: "what comes on standard input is no file to mark a copy of"
    ))
    .help(text!(vi: "lưu thành tệp rồi kiểm tra tệp đó", en: "save it and check the file"))
}

fn refused(error: AnnotateError) -> Fault {
    match error {
        AnnotateError::NotThisKind => Fault::new(text!(
            vi: "tệp gốc không phải .xlsm, nên bản đánh dấu không thể là .xlsm",
            en: "the original is no .xlsm, so that its copy cannot be one"
        ))
        .help(
            text!(vi: "đặt đuôi .xlsx cho bản đánh dấu", en: "end the name of the copy in .xlsx"),
        ),
        AnnotateError::IsAnnotated => annotate::is_annotated().help(text!(
            vi: "đánh dấu từ danh sách gốc, hoặc xóa trang kết quả ở đầu tệp rồi lưu lại",
            en: "mark the original list, or delete the sheet in front and save the file"
        )),
        AnnotateError::HasMacros => Fault::new(text!(
            vi: "tệp gốc có macro, nên bản đánh dấu phải là tệp .xlsm",
            en: "the original has macros, so that its copy must be an .xlsm file"
        ))
        .help(
            text!(vi: "đặt đuôi .xlsm cho bản đánh dấu", en: "end the name of the copy in .xlsm"),
        ),
    }
}
