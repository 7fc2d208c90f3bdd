//! Workbooks under the password that every Excel knows: it opens them without asking.
//!
//! Excel encrypts so what is only protected against changes. The password is published in the
//! description of the format, and nothing is found out: any other password is told as one. What
//! is read is the encryption since Excel 2010, with AES in chained blocks.

use aes::cipher::{BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256, Block};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::biff::{u16_at, u32_at};
use super::container::Container;
use super::xml::{self, Tag};

const PASSWORD: &str = "VelvetSweatshop";
const BYTES_OF_A_BLOCK: usize = 16;

/// The workbook within, if it is under Excel's own password.
pub(super) fn opened(bytes: &[u8]) -> Option<Vec<u8>> {
    const LENGTH: usize = 8;
    const BYTES_OF_A_SEGMENT: usize = 4_096;
    let container = Container::open(bytes).ok()?;
    let info = Info::read(&container.stream("EncryptionInfo").ok()??)?;
    let secret = info.secret()?;
    let package = container.stream("EncryptedPackage").ok()??;
    let length = usize::try_from(u32_at(&package, 0)?).ok()?;
    let mut opened = Vec::new();
    for (number, segment) in (0_u32..).zip(package.get(LENGTH..)?.chunks(BYTES_OF_A_SEGMENT)) {
        let start = info.data.hash.of(&[&info.data.salt, &number.to_le_bytes()]);
        opened.extend(decrypted(&secret, &start, segment)?);
    }
    opened.truncate(length);
    opened.starts_with(b"PK").then_some(opened)
}

/// What the file says of its encryption.
#[derive(Debug, Default)]
struct Info {
    /// How the workbook is encrypted.
    data: Method,
    /// How the key of the workbook is, under the password.
    key: Method,
    /// How often the password is hashed.
    rounds: u32,
    verifier: Vec<u8>,
    hash_of_verifier: Vec<u8>,
    encrypted_key: Vec<u8>,
}

#[derive(Debug, Default)]
struct Method {
    hash: Hash,
    salt: Vec<u8>,
    bytes_of_the_key: usize,
}

impl Method {
    fn read(element: &Tag<'_>) -> Option<Self> {
        let is = |name, value: &str| xml::attribute(element, name).as_deref() == Some(value);
        let known = is("cipherAlgorithm", "AES") && is("cipherChaining", "ChainingModeCBC");
        let bits: usize = xml::number(element, "keyBits")?;
        known.then_some(Self {
            hash: Hash::named(&xml::attribute(element, "hashAlgorithm")?)?,
            salt: base64(&xml::attribute(element, "saltValue")?)?,
            bytes_of_the_key: bits / 8,
        })
    }
}

impl Info {
    fn read(stream: &[u8]) -> Option<Self> {
        const VERSION: u16 = 4;
        const HEAD: usize = 8;
        /// More would only keep the reader busy; Excel does a hundred thousand.
        const MOST_ROUNDS: u32 = 1_000_000;
        if (u16_at(stream, 0)?, u16_at(stream, 2)?) != (VERSION, VERSION) {
            return None;
        }
        let text = xml::text(stream.get(HEAD..)?).ok()?;
        let mut info = Self::default();
        let mut understood = 0;
        xml::each_start(&text, |element| {
            let bytes = |name| xml::attribute(element, name).and_then(|text| base64(&text));
            match element.local_name() {
                "keyData" => {
                    if let Some(method) = Method::read(element) {
                        info.data = method;
                        understood += 1;
                    }
                }
                "encryptedKey" => {
                    if let Some(method) = Method::read(element) {
                        info.key = method;
                        understood += 1;
                    }
                    info.rounds = xml::number(element, "spinCount").unwrap_or_default();
                    info.verifier = bytes("encryptedVerifierHashInput").unwrap_or_default();
                    info.hash_of_verifier = bytes("encryptedVerifierHashValue").unwrap_or_default();
                    info.encrypted_key = bytes("encryptedKeyValue").unwrap_or_default();
                }
                _ => {}
            }
        })
        .ok()?;
        (understood == 2 && info.rounds <= MOST_ROUNDS).then_some(info)
    }

    /// The key of the workbook, if the password is the right one.
    fn secret(&self) -> Option<Vec<u8>> {
        const OF_VERIFIER: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
        const OF_ITS_HASH: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
        const OF_KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
        let method = &self.key;
        let password: Vec<u8> = PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut hash = method.hash.of(&[&method.salt, &password]);
        for round in 0..self.rounds {
            hash = method.hash.of(&[&round.to_le_bytes(), &hash]);
        }
        let under = |purpose: [u8; 8], encrypted: &[u8]| {
            let mut key = method.hash.of(&[&hash, &purpose]);
            key.resize(method.bytes_of_the_key, 0x36);
            decrypted(&key, &method.salt, encrypted)
        };
        let verifier = under(OF_VERIFIER, &self.verifier)?;
        let expected = under(OF_ITS_HASH, &self.hash_of_verifier)?;
        let found = method.hash.of(&[verifier.get(..method.salt.len())?]);
        if found.is_empty() || expected.get(..found.len()) != Some(&*found) {
            return None;
        }
        let mut secret = under(OF_KEY, &self.encrypted_key)?;
        secret.truncate(self.data.bytes_of_the_key);
        Some(secret)
    }
}

/// The hashes that Excel offers.
#[derive(Debug, Clone, Copy, Default)]
enum Hash {
    Sha1,
    Sha256,
    Sha384,
    #[default]
    Sha512,
}

impl Hash {
    fn named(name: &str) -> Option<Self> {
        match name {
            "SHA1" | "SHA-1" => Some(Self::Sha1),
            "SHA256" | "SHA-256" => Some(Self::Sha256),
            "SHA384" | "SHA-384" => Some(Self::Sha384),
            "SHA512" | "SHA-512" => Some(Self::Sha512),
            _ => None,
        }
    }

    fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        fn hash<D: Digest>(pieces: &[&[u8]]) -> Vec<u8> {
            let mut digest = D::new();
            for piece in pieces {
                digest.update(piece);
            }
            digest.finalize().to_vec()
        }
        match self {
            Self::Sha1 => hash::<Sha1>(pieces),
            Self::Sha256 => hash::<Sha256>(pieces),
            Self::Sha384 => hash::<Sha384>(pieces),
            Self::Sha512 => hash::<Sha512>(pieces),
        }
    }
}

/// The bytes in clear: each block is also mixed with the one before it, the first with a start.
fn decrypted(key: &[u8], start: &[u8], encrypted: &[u8]) -> Option<Vec<u8>> {
    fn with<C: KeyInit + BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>>(
        key: &[u8],
        start: &[u8],
        encrypted: &[u8],
    ) -> Option<Vec<u8>> {
        let cipher = C::new_from_slice(key).ok()?;
        let mut before = [0x36; BYTES_OF_A_BLOCK];
        let known = start.len().min(BYTES_OF_A_BLOCK);
        before.get_mut(..known)?.copy_from_slice(start.get(..known)?);
        let mut clear = Vec::with_capacity(encrypted.len());
        for piece in encrypted.chunks_exact(BYTES_OF_A_BLOCK) {
            let mut block = Block::try_from(piece).ok()?;
            cipher.decrypt_block(&mut block);
            clear.extend(block.iter().zip(before).map(|(byte, before)| byte ^ before));
            before.copy_from_slice(piece);
        }
        Some(clear)
    }
    match key.len() {
        16 => with::<Aes128>(key, start, encrypted),
        24 => with::<Aes192>(key, start, encrypted),
        32 => with::<Aes256>(key, start, encrypted),
        _ => None,
    }
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.trim().trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_format_are_the_bytes_that_they_stand_for() {
        assert_eq!(base64("TMOq").as_deref(), Some("Lê".as_bytes()));
        assert_eq!(base64("/+8=").as_deref(), Some(&[0xFF, 0xEF][..]));
        assert_eq!(base64("a b"), None);
    }

    #[test]
    fn another_password_opens_nothing() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(root.join("tests/files/read/encrypted.xlsx")).unwrap();
        assert_eq!(opened(&bytes), None);
    }
}
