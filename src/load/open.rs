//! Opens files and standard input, and unpacks what is packed: by the first bytes, whatever the name says.

use encoding_rs::{CoderResult, Decoder, Encoding};
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

/// A stream, unpacked.
pub type Stream = BufReader<Box<dyn Read + Send>>;

/// How a file is packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Packing {
    #[default]
    Plain,
    Gzip,
    Zstd,
}

/// A file, unpacked; and how it was packed.
pub fn file(path: &Path) -> io::Result<(Stream, Packing)> {
    unpacked(File::open(path)?)
}

/// A stream, unpacked; and how it was packed.
pub fn unpacked(source: impl Read + Send + 'static) -> io::Result<(Stream, Packing)> {
    let mut source = source;
    let head = head(&mut source, MAGIC, |head| !may_be_magic(head))?;
    let packing = packing(&head);
    let whole = Cursor::new(head).chain(source);
    let stream: Box<dyn Read + Send> = match packing {
        Packing::Plain => Box::new(whole),
        Packing::Gzip => Box::new(Unpacked { source: MultiGzDecoder::new(whole), packing }),
        Packing::Zstd => Box::new(Unpacked { source: Zstd::new(whole), packing }),
    };
    Ok((BufReader::with_capacity(1 << 16, stream), packing))
}

/// Bytes that tell how a stream is packed.
const MAGIC: usize = 4;

/// What begins in another way is not waited for: a pipe may bring it byte by byte.
fn may_be_magic(head: &[u8]) -> bool {
    matches!(head.first(), None | Some(0x1f | 0x28 | 0x50..=0x5f))
}

/// A packed stream; its faults tell how it is packed.
struct Unpacked<R> {
    source: R,
    packing: Packing,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        self.source.read(target).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            kind => io::Error::new(kind, format!("broken {}: {error}", name(self.packing))),
        })
    }
}

fn name(packing: Packing) -> &'static str {
    match packing {
        Packing::Plain => "a file that is not packed",
        Packing::Gzip => "gzip",
        Packing::Zstd => "Zstandard",
    }
}

/// What to say where a file is packed in another way than its name says.
pub fn unlike(expected: Packing, found: Packing) -> Option<String> {
    // Packed without saying so is no more than a surprise.
    (expected != found && expected != Packing::Plain)
        .then(|| format!("expected {} by its name, found {}; read as that", name(expected), name(found)))
}

fn packing(head: &[u8]) -> Packing {
    match head {
        [0x1f, 0x8b, ..] => Packing::Gzip,
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Packing::Zstd,
        _ => Packing::Plain,
    }
}

/// The first bytes of a stream, no more than `most`, nor more than are needed to be `enough`.
pub fn head(source: &mut impl Read, most: usize, enough: impl Fn(&[u8]) -> bool) -> io::Result<Vec<u8>> {
    let mut head = vec![0; most];
    let mut length = 0;
    while length < most && (length == 0 || !enough(&head[..length])) {
        match source.read(&mut head[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    head.truncate(length);
    Ok(head)
}

/// Frames of Zstandard, one after another, as `zstd` and `cat` write them.
struct Zstd<R: Read> {
    source: BufReader<R>,
    decoder: FrameDecoder,
    in_frame: bool,
}

impl<R: Read> Zstd<R> {
    fn new(source: R) -> Zstd<R> {
        Zstd { source: BufReader::with_capacity(1 << 16, source), decoder: FrameDecoder::new(), in_frame: false }
    }

    /// Begins the next frame; false at the end of the stream. Frames that are to be skipped are.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.source) {
                Ok(()) => {
                    self.in_frame = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut (&mut self.source).take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

impl<R: Read> Read for Zstd<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.in_frame && self.decoder.can_collect() > 0 {
                return self.decoder.read(target);
            }
            if self.in_frame && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.source, one).map_err(io::Error::other)?;
                continue;
            }
            self.in_frame = false;
            if !self.next_frame()? {
                return Ok(0);
            }
        }
    }
}

/// The stream in UTF-8, where its mark says that it is UTF-16: lines and cells can then be told by bytes.
pub fn in_utf8(mut stream: Stream) -> io::Result<Stream> {
    let Some((encoding, length)) = Encoding::for_bom(stream.fill_buf()?).filter(|(_, length)| *length == 2) else {
        return Ok(stream);
    };
    stream.consume(length);
    let decoder = encoding.new_decoder_without_bom_handling();
    let decoded = Decoded { source: stream, decoder, text: Cursor::default(), done: false };
    Ok(BufReader::new(Box::new(decoded)))
}

/// The stream in UTF-8, each line ended by a line feed: also where it knows carriage returns alone.
pub fn in_lines(stream: Stream) -> io::Result<Stream> {
    let source = in_utf8(stream)?;
    Ok(BufReader::with_capacity(1 << 16, Box::new(LineFeeds { source, returns: None })))
}

/// A stream whose first line tells whether carriage returns end its lines; line feeds then stand in their place.
struct LineFeeds {
    source: Stream,
    returns: Option<bool>,
}

impl LineFeeds {
    /// Whether the first end of a line in these bytes is a carriage return alone; none where no line ends in them.
    fn told_by(&mut self, bytes: &[u8]) -> io::Result<Option<bool>> {
        let Some(at) = memchr::memchr2(b'\r', b'\n', bytes) else { return Ok(None) };
        let next = match bytes.get(at + 1) {
            Some(next) => Some(*next),
            None if bytes[at] == b'\r' => self.source.fill_buf()?.first().copied(),
            None => None,
        };
        Ok(Some(bytes[at] == b'\r' && next != Some(b'\n')))
    }
}

impl Read for LineFeeds {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(target)?;
        if self.returns.is_none() {
            self.returns = self.told_by(&target[..read])?;
        }
        if self.returns == Some(true) {
            target[..read].iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        }
        Ok(read)
    }
}

/// A stream of another encoding, read as UTF-8.
struct Decoded {
    source: Stream,
    decoder: Decoder,
    text: Cursor<Vec<u8>>,
    done: bool,
}

impl Read for Decoded {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.text.read(target)?;
            if read > 0 || self.done {
                return Ok(read);
            }
            let bytes = self.source.fill_buf()?;
            self.done = bytes.is_empty();
            let mut text = vec![0; bytes.len() * 3 + 16];
            let (result, consumed, written, _) = self.decoder.decode_to_utf8(bytes, &mut text, self.done);
            debug_assert_eq!(result, CoderResult::InputEmpty, "there is room for all");
            self.source.consume(consumed);
            text.truncate(written);
            self.text = Cursor::new(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(content).expect("memory holds it");
        encoder.finish().expect("memory holds it")
    }

    fn zstd(content: &[u8]) -> Vec<u8> {
        compress_to_vec(content, CompressionLevel::Fastest)
    }

    fn read(bytes: Vec<u8>) -> (String, Packing) {
        let (mut stream, packing) = unpacked(Cursor::new(bytes)).expect("it opens");
        let mut text = String::new();
        match stream.read_to_string(&mut text) {
            Ok(_) => (text, packing),
            Err(_) => ("broken".into(), packing),
        }
    }

    #[test]
    fn packing_is_told_by_the_first_bytes() {
        let skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec();
        for (bytes, expected) in [
            (b"plain".to_vec(), ("plain", Packing::Plain)),
            (b"Plain".to_vec(), ("Plain", Packing::Plain)),
            (Vec::new(), ("", Packing::Plain)),
            ([gzip(b"one "), gzip(b"two")].concat(), ("one two", Packing::Gzip)),
            ([skipped, zstd(b"one "), zstd(b"two")].concat(), ("one two", Packing::Zstd)),
            (zstd(b"words cut off here")[..12].to_vec(), ("broken", Packing::Zstd)),
            (gzip(b"words cut off here")[..20].to_vec(), ("broken", Packing::Gzip)),
        ] {
            assert_eq!(read(bytes), (expected.0.to_owned(), expected.1));
        }
    }

    #[test]
    fn utf_16_is_read_as_utf_8() {
        let content = "Été à Moscou\n".repeat(40_000);
        let bytes: Vec<u8> = std::iter::once(0xfeff).chain(content.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let (stream, _) = unpacked(Cursor::new(bytes)).expect("it opens");
        let mut text = String::new();
        in_utf8(stream).and_then(|mut s| s.read_to_string(&mut text)).expect("it decodes");
        assert!(text == content);
    }

    #[test]
    fn lines_are_told_whatever_ends_them() {
        for (content, expected) in [
            ("one\rtwo\r\rthree\r", "one\ntwo\n\nthree\n"),
            ("one\r\ntwo\r\n", "one\r\ntwo\r\n"),
            ("one\ntwo\r", "one\ntwo\r"),
            ("one\r", "one\n"),
            ("one", "one"),
            ("", ""),
        ] {
            let (stream, _) = unpacked(Cursor::new(content.as_bytes())).expect("it opens");
            let mut text = String::new();
            in_lines(stream).and_then(|mut s| s.read_to_string(&mut text)).expect("it reads");
            assert_eq!(text, expected);
        }
    }
}
