//! How long `repair` takes on lists of every size that there are, reading and start-up included.
//!
//! `cargo bench --bench repair` prints a line for each sort of list: the fastest, the median and the
//! slowest of several lists drawn at random, each the fastest of a few turns, since noise only adds.

#![expect(clippy::print_stdout, reason = "a bench reports on stdout")]
#![expect(clippy::float_arithmetic, reason = "a bench divides times; no verdict depends on it")]

#[path = "lists/random.rs"]
mod random;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use random::Random;

/// How many lists of each sort, and how often each is repaired.
const LISTS: u64 = 12;
const TURNS: usize = 3;

const FAMILIES: [&str; 8] = ["Hoàng", "Nông", "Ma", "Bế", "Lý", "Vi", "Giàng", "Lò"];
const MIDDLES: [&str; 6] = ["Đức", "Minh", "Thanh", "Hữu", "Quang", "Xuân"];
const GIVEN: [&str; 10] =
    ["An", "Bình", "Chanh", "Dũng", "Hà", "Lan", "Minh", "Nga", "Quân", "Vinh"];
const GROUPS: [&str; 10] =
    ["Tày", "Nùng", "Dao", "Mông", "Thái", "Mường", "Hoa", "Sán Dìu", "Giáy", "Lào"];
const WORKS: [&str; 4] = ["y tế", "giáo dục", "nông nghiệp", "công an"];
const UNITS: [&str; 4] = ["Xã A", "Xã B", "Xã C", "Xã D"];
const OF: [&str; 8] = [
    "work = [\"health\"]",
    "work = [\"education\"]",
    "unit = [\"Xã A\"]",
    "unit = [\"Xã A\", \"Xã B\"]",
    "age = { min = 60 }",
    "age = { max = 40 }",
    "gender = \"female\"",
    "group = [\"Tày\", \"Nùng\"]",
];
const SHARES: [&str; 5] =
    ["min = \"5%\"", "min = \"10%\"", "max = \"70%\"", "max = \"80%\"", "min = \"7.5%\""];

/// A sort of list: people by role, in reserve, and the rules beside the shipped ones.
struct Sort {
    name: &'static str,
    people: [u32; 3],
    has_caps: bool,
    shares: u32,
}

const SORTS: [Sort; 5] = [
    Sort { name: "150 + 50", people: [155, 55, 0], has_caps: false, shares: 0 },
    Sort { name: "250 + 83", people: [255, 88, 0], has_caps: false, shares: 0 },
    Sort { name: "150 + 50, tight caps", people: [150, 50, 50], has_caps: true, shares: 2 },
    Sort { name: "300 + 100 + 600", people: [300, 100, 600], has_caps: false, shares: 0 },
    Sort { name: "150 + 50, 40 shares", people: [150, 50, 100], has_caps: false, shares: 40 },
];

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    println!("{:<22} {:>10} {:>10} {:>10}", "list", "fastest", "median", "slowest");
    for sort in &SORTS {
        let mut times = Vec::new();
        for seed in 0..LISTS {
            write(sort, seed, folder.path())?;
            let turns: Result<Vec<Duration>> = (0..TURNS).map(|_| time(folder.path())).collect();
            times.extend(turns?.into_iter().min());
        }
        times.sort_unstable();
        let at = |place: usize| times.get(place).map_or(0.0, |it| it.as_secs_f64() * 1000.0);
        let [first, middle, last] = [0, times.len() / 2, times.len() - 1].map(at);
        println!("{:<22} {first:>7.1} ms {middle:>7.1} ms {last:>7.1} ms", sort.name);
    }
    Ok(())
}

fn write(sort: &Sort, seed: u64, folder: &Path) -> Result<()> {
    let mut random = Random::new(seed);
    let [officials, guests, reserve] = sort.people;
    let list = rows(&mut random, &[("Chính thức", officials), ("Khách mời", guests)])?;
    std::fs::write(folder.join("list.csv"), list)?;
    std::fs::write(
        folder.join("reserve.csv"),
        rows(&mut random, &[("Chính thức", reserve.max(1))])?,
    )?;
    let mut rules =
        "id = \"bench\"\ntitle = { vi = \"t\", en = \"t\" }\nextends = \"vn-2024\"\n".to_owned();
    if sort.has_caps {
        for (id, most) in [("total-cap", 120), ("official-cap", 95), ("guest-cap", 25)] {
            write!(rules, "[[count]]\nid = \"{id}\"\nmax = {{ district = {most} }}\n")?;
        }
        rules += "[[share]]\nid = \"women-share\"\nmin = \"43.31%\"\n";
    }
    for number in 0..sort.shares {
        let (of, share) = (random.one_of(&OF), random.one_of(&SHARES));
        write!(
            rules,
            "[[share]]\nid = \"x{number}\"\ntitle = {{ vi = \"x\", en = \"x\" }}\ncitation = \"c\"\n\
             of = {{ {of} }}\namong = \"official\"\n{share}\n"
        )?;
    }
    std::fs::write(folder.join("rules.toml"), rules)?;
    let congress = "[held]\ndate = 2024-05-24\ndays = 1.0\n";
    std::fs::write(folder.join("list.congress.toml"), congress)?;
    Ok(())
}

fn rows(random: &mut Random, people: &[(&str, u32)]) -> Result<String> {
    let mut rows = "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Thành phần,Đương nhiên/chọn cử,Lĩnh vực,Đơn vị\n".to_owned();
    let mut number = 0;
    for (role, count) in people {
        for _ in 0..*count {
            number += 1;
            let gender = if random.below(4) == 0 { "Nữ" } else { "Nam" };
            let group = if random.below(15) == 0 { "Kinh" } else { random.one_of(&GROUPS) };
            let name =
                [&FAMILIES[..], &MIDDLES, &GIVEN].map(|words| random.one_of(words)).join(" ");
            let born = format!(
                "{}/{}/{}",
                1 + random.below(28),
                1 + random.below(12),
                1955 + random.below(45)
            );
            let (work, unit) = (random.one_of(&WORKS), random.one_of(&UNITS));
            let kind = if *role == "Chính thức" { "Chọn cử" } else { "" };
            writeln!(rows, "{number},{name},{born},{gender},{group},{role},{kind},{work},{unit}")?;
        }
    }
    Ok(rows)
}

fn time(folder: &Path) -> Result<Duration> {
    let begun = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(folder)
        .args(["repair", "list.csv", "--level", "district", "--isolated"])
        .args(["--rules", "rules.toml", "--reserve", "reserve.csv", "--groups", &GROUPS.join(",")])
        .stdout(Stdio::null())
        .status()?;
    ensure!(status.code() != Some(2), "nothing was found out");
    Ok(begun.elapsed())
}
