//! The sound of a struck bell, made of partials that fade one by one.

use wasm_bindgen::JsValue;
use web_sys::{AudioContext, GainNode};

/// One of the tones that a struck bell is heard as.
struct Partial {
    /// Its pitch, as a multiple of the note struck.
    ratio: f32,
    /// How loud it is.
    level: f32,
    /// How long it is heard, in seconds.
    fades: f64,
}

const fn partial(ratio: f32, level: f32, fades: f64) -> Partial {
    Partial { ratio, level, fades }
}

/// Those of a bronze bell, tuned as founders do: the hum an octave below, a minor third above, which makes it
/// warm, and high ones that say where it was struck and are gone at once. The note itself is there twice, a
/// little apart, so that it beats.
const PARTIALS: [Partial; 9] = [
    partial(0.5, 0.30, 4.2),
    partial(1.0, 0.34, 3.2),
    partial(1.003, 0.22, 3.2),
    partial(1.19, 0.24, 2.4),
    partial(1.5, 0.12, 1.7),
    partial(2.0, 0.26, 1.6),
    partial(2.52, 0.09, 0.9),
    partial(3.01, 0.07, 0.6),
    partial(4.17, 0.05, 0.35),
];

/// The note struck: a C that small loudspeakers carry.
const NOTE: f32 = 523.25;
/// How long the clapper takes, in seconds.
const ATTACK: f64 = 0.006;
const SILENCE: f32 = 0.0001;

/// How the bell is struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ringing {
    /// Once, softly.
    Warning,
    /// Three times.
    End,
}

impl Ringing {
    /// When the clapper falls, in seconds.
    const fn strokes(self) -> &'static [f64] {
        match self {
            Self::Warning => &[0.0],
            Self::End => &[0.0, 1.25, 2.5],
        }
    }

    const fn strength(self) -> f32 {
        match self {
            Self::Warning => 0.45,
            Self::End => 1.0,
        }
    }

    /// How long it is heard, in milliseconds.
    pub const fn lasts(self) -> u64 {
        match self {
            Self::Warning => 4_500,
            Self::End => 7_000,
        }
    }
}

/// Rings through an audio context that runs; `volume` is from 0 to 100.
///
/// # Errors
/// The browser's own, where it has no sound to give.
pub fn ring(context: &AudioContext, ringing: Ringing, volume: u32) -> Result<(), JsValue> {
    let out = context.create_gain()?;
    #[expect(clippy::cast_precision_loss, reason = "from 0 to 100")]
    let loudness = volume.min(100) as f32 / 100.0;
    // The ear hears by ratios.
    out.gain().set_value(loudness * loudness * ringing.strength());
    out.connect_with_audio_node(&context.destination())?;
    let now = context.current_time() + 0.03;
    for after in ringing.strokes() {
        for partial in &PARTIALS {
            strike(context, &out, partial, now + after)?;
        }
    }
    Ok(())
}

fn strike(context: &AudioContext, out: &GainNode, partial: &Partial, at: f64) -> Result<(), JsValue> {
    let (tone, fading) = (context.create_oscillator()?, context.create_gain()?);
    tone.frequency().set_value(NOTE * partial.ratio);
    let level = fading.gain();
    level.set_value_at_time(0.0, at)?;
    level.linear_ramp_to_value_at_time(partial.level, at + ATTACK)?;
    level.exponential_ramp_to_value_at_time(SILENCE, at + partial.fades)?;
    tone.connect_with_audio_node(&fading)?;
    fading.connect_with_audio_node(out)?;
    tone.start_with_when(at)?;
    tone.stop_with_when(at + partial.fades)
}
