//! A contribution: what a participant's laptop has written, as it travels to the facilitator.

use uuid::Uuid;

use super::packet::{Packet, PacketError, Packing};
use crate::domain::{Document, Id, Identity, Participant, limits};
use crate::replica::{Replica, ReplicaError};

/// A contribution, read or about to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// To which forum.
    pub forum: Id<Identity>,
    /// Whose laptop wrote it.
    pub from: Id<Participant>,
    /// As the person is called.
    pub name: String,
    /// What was written on the floor: a yrs update, encoding v1.
    pub update: Vec<u8>,
}

impl Contribution {
    /// What a laptop has written since it had `known`, the state that is confirmed to have arrived; everything
    /// where nothing is. Rule H11: nothing that the laptop was told is in it, only what was written there.
    ///
    /// # Errors
    /// [`ReplicaError`] while a transaction is under way, or where `known` can't be read.
    pub fn of(replica: &Replica, forum: Id<Identity>, from: Id<Participant>, known: Option<&[u8]>) -> Result<Self, ReplicaError> {
        let update = match known {
            Some(known) => replica.difference(Document::Floor, known)?,
            None => replica.snapshot(Document::Floor)?,
        };
        let name = replica.forum().get::<Participant>(&from).map(|person| person.name.clone()).unwrap_or_default();
        Ok(Self { forum, from, name, update })
    }

    /// As text, for a link, a QR code or a file.
    pub fn wrap(&self) -> String {
        let name = self.name.as_bytes();
        let mut content = Vec::with_capacity(18 + name.len() + self.update.len());
        content.extend(self.from.uuid().as_bytes());
        // A line has 300 characters at the most, of four bytes each.
        content.extend(u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
        content.extend(name);
        content.extend(&self.update);
        Packet { packing: Packing::Contribution, forum: self.forum, content }.wrap()
    }

    /// Reads a contribution. Its update is tried on an empty replica before anything else sees it.
    ///
    /// # Errors
    /// [`PacketError`] says what is wrong with it; [`PacketError::NotOurs`] also where it is another packet.
    pub fn read(text: &str) -> Result<Self, PacketError> {
        let Packet { packing, forum, content } = Packet::unwrap_text(text)?;
        if packing != Packing::Contribution {
            return Err(PacketError::NotOurs);
        }
        let (from, rest) = content.split_first_chunk::<16>().ok_or(PacketError::Damaged)?;
        let (length, rest) = rest.split_first_chunk::<2>().ok_or(PacketError::Damaged)?;
        let (name, update) = rest.split_at_checked(u16::from_le_bytes(*length).into()).ok_or(PacketError::Damaged)?;
        let name = str::from_utf8(name).map_err(|_| PacketError::Damaged)?;
        let name = limits::optional_line(name).map_err(|_| PacketError::Damaged)?;
        Replica::open(0, [(Document::Floor, update)]).map_err(|_| PacketError::Damaged)?;
        Ok(Self { forum, from: Id::new(Uuid::from_bytes(*from)), name, update: update.to_vec() })
    }
}
