//! The screens in a real Chromium, used as people use them: by role and name, with pointer and keys.
//!
//! `cargo xtask test` builds the site and runs these against it. Each test is a `play`; `support`
//! says what a play can do. Every file of `e2e/` is named here.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
// Not every part of the support is used by every set of tests.
#![allow(dead_code)]

#[path = "e2e/support/mod.rs"]
mod support;

#[path = "e2e/day.rs"]
mod day;
#[path = "e2e/shell.rs"]
mod shell;

#[path = "e2e/after.rs"]
mod after;
#[path = "e2e/agenda.rs"]
mod agenda;
#[path = "e2e/begin.rs"]
mod begin;
#[path = "e2e/bundles.rs"]
mod bundles;
#[path = "codes/camera.rs"]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]
mod camera;
#[path = "e2e/codes.rs"]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
mod codes;
#[path = "e2e/convergence.rs"]
mod convergence;
#[path = "e2e/importing.rs"]
mod importing;
#[path = "e2e/keeping.rs"]
mod keeping;
#[path = "e2e/labels.rs"]
mod labels;
#[path = "e2e/laptops.rs"]
mod laptops;
#[path = "e2e/logo.rs"]
mod logo;
#[path = "e2e/minutes.rs"]
mod minutes;
#[path = "e2e/offline.rs"]
mod offline;
#[path = "e2e/one_file.rs"]
mod one_file;
#[path = "e2e/palette.rs"]
mod palette;
#[path = "e2e/paper.rs"]
mod paper;
#[path = "e2e/participant.rs"]
mod participant;
#[path = "e2e/photographs.rs"]
mod photographs;
#[path = "e2e/privacy.rs"]
mod privacy;
#[path = "e2e/screens.rs"]
mod screens;
#[path = "e2e/stage.rs"]
mod stage;
#[path = "e2e/templates.rs"]
mod templates;
#[path = "e2e/timer.rs"]
mod timer;
#[path = "e2e/trouble.rs"]
mod trouble;
#[path = "e2e/undo.rs"]
mod undo;
