//! The checksum by which damage is seen before anything tries to read what came: FNV-1a, 64 bits.

/// The checksum of these bytes.
pub fn of(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
