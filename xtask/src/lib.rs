//! What the commands and the end-to-end tests share: the built site, served as a host should serve it.

pub mod policy;
pub mod site;
