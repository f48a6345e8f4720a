//! What windows on the same forum say to each other, as bytes. Rule S10.
//!
//! A message is `O F`, the format (1), the kind (0 update, 1 question, 2 answer, 3 told anew), the document
//! (0 frame, 1 floor), and then the bytes that it carries.

use crate::domain::Document;

/// Something that one window says to the others on the same forum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Something has changed.
    Update {
        /// In which document.
        document: Document,
        /// How: an update of the document.
        bytes: Vec<u8>,
    },
    /// What have you got that I haven't?
    Ask {
        /// In which document.
        document: Document,
        /// What the asking window has.
        state_vector: Vec<u8>,
    },
    /// This is what I have that you hadn't.
    Answer {
        /// In which document.
        document: Document,
        /// An update of the document.
        bytes: Vec<u8>,
    },
    /// This laptop was told of the forum anew, or what it knows of its owner has changed: what is kept beside
    /// the forum is to be read again.
    ToldAnew,
}

/// Bytes that aren't a message, or one of a format that this version doesn't know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMessage;

const MARK: [u8; 3] = [b'O', b'F', 1];

impl Message {
    /// The message as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let (kind, document, body) = match self {
            Self::Update { document, bytes } => (0, document, bytes),
            Self::Ask { document, state_vector } => (1, document, state_vector),
            Self::Answer { document, bytes } => (2, document, bytes),
            Self::ToldAnew => (3, &Document::Frame, &Vec::new()),
        };
        let document = match document {
            Document::Frame => 0,
            Document::Floor => 1,
        };
        let mut encoded = Vec::with_capacity(MARK.len() + 2 + body.len());
        encoded.extend(MARK);
        encoded.extend([kind, document]);
        encoded.extend(body);
        encoded
    }

    /// The message that these bytes are.
    ///
    /// # Errors
    /// [`NotAMessage`] where they are none that this version knows.
    pub fn decode(encoded: &[u8]) -> Result<Self, NotAMessage> {
        let [kind, document, body @ ..] = encoded.strip_prefix(&MARK).ok_or(NotAMessage)? else {
            return Err(NotAMessage);
        };
        let document = match document {
            0 => Document::Frame,
            1 => Document::Floor,
            _ => return Err(NotAMessage),
        };
        let body = body.to_vec();
        match kind {
            0 => Ok(Self::Update { document, bytes: body }),
            1 => Ok(Self::Ask { document, state_vector: body }),
            2 => Ok(Self::Answer { document, bytes: body }),
            3 => Ok(Self::ToldAnew),
            _ => Err(NotAMessage),
        }
    }
}
