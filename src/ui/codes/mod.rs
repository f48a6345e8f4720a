//! QR codes: shown to a camera, and read from one or from a picture.

mod files;
mod picture;
mod run;
mod scanner;
mod scanning;
mod show;

pub use picture::CodePicture;
pub use run::CodeRun;
pub use scanner::Scanner;
pub use show::CodeShow;
