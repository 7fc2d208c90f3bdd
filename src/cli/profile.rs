//! `profile`: writes the congress profile of a list beside it, with all that is known already.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::one_list::OneList;
use super::options::CheckingOptions;
use super::output::{self, NewFile};
use super::screen::Screen;
use super::session::Session;
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct ProfileOptions {
    /// List of delegates; `-` for CSV on standard input
    /// vi: Danh sách đại biểu; `-` để đọc CSV từ đầu vào chuẩn
    #[arg(value_name = "LIST")]
    list: PathBuf,
    #[command(flatten)]
    checking: CheckingOptions,
    /// File to write; by default NAME.congress.toml beside the list, where `validate` finds it
    /// vi: Tệp cần ghi; mặc định là TÊN.congress.toml cạnh danh sách, nơi `validate` tự tìm thấy
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there; what it says is kept unless an option says otherwise
    /// vi: Ghi đè nếu tệp đã có; nội dung cũ được giữ, trừ những gì tùy chọn ghi khác
    #[arg(long)]
    force: bool,
}

/// What the list's titles, its profile and the options tell goes into the file; the rest stands in it
/// as what is to be filled in.
pub(super) fn run(options: &ProfileOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    Session::open(&options.checking, &options.list, screen, |session| write(session, options))
}

fn write(session: &Session<'_>, options: &ProfileOptions) -> anyhow::Result<ExitStatus> {
    let Session { settings, screen, .. } = session;
    let own = beside(&options.list);
    let place = options.output.clone().or_else(|| own.clone());
    let list = OneList::read(
        session,
        std::slice::from_ref(&options.list),
        session.checking.joining(),
        &[],
    )?;
    // The list's own profile alone may be written anew: what it says is kept.
    let mut originals = list.originals(session);
    originals.retain(|file| Some(file) != own.as_ref());
    let file = NewFile::asked(place.as_ref(), options.force, &originals)?;
    let understood = list.understand(settings)?;
    let mut profile = understood.profile;
    profile.level = Some(understood.level);
    let text = profile.to_toml(settings.ruleset.catalogue, screen.lang);
    match &file {
        Some(file) => {
            file.write(text)?;
            tell_written(file.path(), screen);
        }
        None => drop(output::print(&text, screen)?),
    }
    Ok(ExitStatus::Accepted)
}

/// Where `validate` finds the profile of a list, or of the one in a folder.
fn beside(list: &Path) -> Option<PathBuf> {
    match list {
        input if input.as_os_str() == "-" => None,
        folder if folder.is_dir() => Some(folder.join("congress.toml")),
        file => Some(file.with_extension("congress.toml")),
    }
}

fn tell_written(place: &Path, screen: &Screen) {
    let place = place.display();
    screen.note(&text!(
        vi: "đã ghi hồ sơ đại hội vào {place}; mở tệp này để ghi những gì còn thiếu",
        en: "the congress profile was written to {place}; open it to fill in what is missing"
    ));
}
