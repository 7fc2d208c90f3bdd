//! `settings`: which settings are in force for a list or folder, and where each comes from.

use std::path::PathBuf;

use super::clock::today;
use super::exit_code::ExitStatus;
use super::options::OutputOptions;
use super::output;
use super::screen::Screen;
use crate::fault::Fault;
use crate::files::Disk;
use crate::render::{SettingsPage, WholeFormat};
use crate::runs::{find_settings, folder};
use crate::settings;
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct ShowSettingsOptions {
    /// A list or a folder
    /// vi: Một danh sách hoặc thư mục
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// Settings file to use; by default the nearest delegate-quota.toml above the list
    /// vi: Tệp thiết lập cần dùng; mặc định là delegate-quota.toml gần nhất, tìm ngược lên từ thư
    /// mục chứa danh sách (không có danh sách thì từ thư mục hiện tại)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    output: OutputOptions<WholeFormat>,
}

pub(super) fn run(options: &ShowSettingsOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    if !options.path.exists() {
        return Err(Fault::new(text!(vi: "không có đường dẫn này", en: "there is no such path"))
            .about(options.path.display())
            .into());
    }
    let found = || find_settings(folder(&options.path, &Disk), &Disk);
    let file = options.config.clone().or_else(found);
    let loaded = file.as_deref().map(|file| settings::load(file, &Disk, None)).transpose()?;
    let screen = &screen.in_language_of(loaded.as_ref().and_then(|settings| settings.lang));
    let originals: Vec<PathBuf> =
        [Some(&options.path), file.as_ref()].into_iter().flatten().cloned().collect();
    let files = options.output.destinations(&originals)?;
    let page = SettingsPage { settings: loaded.as_ref(), today: today() };
    output::deliver_whole(&files, screen.page(true), screen, &page)?;
    Ok(ExitStatus::Accepted)
}
