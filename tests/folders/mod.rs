//! Folders of lists under a settings file, as a province's office keeps them: small lists are
//! written anew for each test, and the command is run on them.

mod between_lists;
mod one_run;
mod under_settings;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Somebody on a list: name, birth date, gender, group, identity number, unit, role.
pub(crate) type Person = [&'static str; 7];

const HEADER: &str =
    "Họ và tên;Ngày sinh;Giới tính;Dân tộc;Số CCCD;Đơn vị;Tư cách đại biểu;Thành phần";

/// A folder with these files: lists by their people, other files by their text.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// A list whose title names the congress of this unit.
    pub(crate) fn list(self, name: &str, unit: &str, people: &[Person]) -> Self {
        let mut text = format!(
            "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ {unit}\n{HEADER}\n"
        );
        for person in people {
            writeln!(text, "{};Chọn cử", person.join(";")).unwrap();
        }
        self.file(name, &text)
    }

    /// A district's list with a table of those whom it sends to the province's congress.
    fn sending(self, name: &str, unit: &str, people: &[Person], sent: &[Person]) -> Self {
        let folder = self.list(name, unit, people);
        let path = folder.0.path().join(name);
        let mut text = std::fs::read_to_string(&path).unwrap();
        write!(text, "\n\nDANH SÁCH ĐOÀN ĐẠI BIỂU {unit} DỰ ĐẠI HỘI CẤP TỈNH\n{HEADER}\n").unwrap();
        for person in sent {
            writeln!(text, "{};", person.join(";")).unwrap();
        }
        std::fs::write(path, text).unwrap();
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
            .args(["validate", "--lang", "en", "--color", "never"])
            .args(arguments)
            .current_dir(self.path())
            .output()
            .unwrap()
    }

    /// The report on the whole folder, its paths with slashes, and the exit status.
    pub(crate) fn report(&self, arguments: &[&str]) -> (Value, Option<i32>) {
        let output = self.run(&[&[".", "--format", "json"], arguments].concat());
        let report = serde_json::from_str(&slashed(&output.stdout)).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&output.stderr));
        });
        (report, output.status.code())
    }
}

/// JSON whose paths are written with slashes on every system: Windows has backslashes, which JSON doubles.
pub(crate) fn slashed(json: &[u8]) -> String {
    let json = String::from_utf8_lossy(json);
    if cfg!(windows) { json.replace(r"\\", "/") } else { json.into_owned() }
}

pub(crate) const HA: Person =
    ["Nông Thị Hà", "12/03/1980", "Nữ", "Tày", "019180001234", "Xã A", "Chính thức"];
pub(crate) const SON: Person =
    ["Lý Văn Sơn", "01/02/1975", "Nam", "Dao", "019075004321", "Xã B", "Chính thức"];
pub(crate) const MAI: Person =
    ["Triệu Thị Mai", "05/06/1985", "Nữ", "Nùng", "019185007777", "Xã C", "Chính thức"];

pub(crate) const UNITS: &str = r#"
[[unit]]
name = "Phú Lương"
level = "district"
minority_population = 9000

[[unit]]
name = "Đại Từ"
level = "district"
minority_population = 9000

[[unit]]
name = "Sông Công"
level = "district"
minority_population = 4200

[[unit]]
name = "Thái Nguyên"
level = "province"
"#;

/// The findings between lists as `rule: severity`, without those about missing lists.
fn across(report: &Value) -> Vec<String> {
    let findings = report["across"]["findings"].as_array().unwrap();
    findings
        .iter()
        .filter(|finding| finding["rule"] != "list-missing")
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            format!("{}: {}", text("rule"), text("severity"))
        })
        .collect()
}

fn rule<'a>(report: &'a Value, input: usize, rule: &str) -> &'a Value {
    let checks = report["inputs"][input]["checks"].as_array().unwrap();
    checks.iter().find(|check| check["rule"] == rule).unwrap_or(&Value::Null)
}
