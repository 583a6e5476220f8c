//! Values that a plan refers to.

use crate::plan::{Compare, Guard, Length, Operand};

/// Cuts a word to the operand's width and extends it.
pub(super) fn cut(word: u64, operand: &Operand) -> u64 {
    let bits = 64 - 8 * u32::from(operand.width).clamp(1, 8);
    if operand.signed { ((word << bits) as i64 >> bits) as u64 } else { word << bits >> bits }
}

/// The word at an offset of some data; `None` unless it lies wholly within.
pub(super) fn load(data: &[u8], operand: &Operand) -> Option<u64> {
    let width = usize::from(operand.width);
    let start = operand.index as usize;
    let bytes = data.get(start..start.checked_add(width)?)?;
    let mut word = [0; 8];
    word.get_mut(..width)?.copy_from_slice(bytes);
    Some(cut(u64::from_le_bytes(word), operand))
}

/// Whether a guard holds for a value.
pub(super) fn holds(guard: &Guard, value: u64) -> bool {
    let value = value & guard.mask;
    match guard.compare {
        Compare::Equal => value == guard.value,
        Compare::NotEqual => value != guard.value,
        Compare::Less => value < guard.value,
        Compare::GreaterOrEqual => value >= guard.value,
    }
}

/// A length in bytes. What is negative or does not fit counts as nothing.
pub(super) fn length(length: &Length, value: u64) -> u64 {
    let value = if length.operand.signed { i128::from(value as i64) } else { i128::from(value) };
    let units = (value + i128::from(length.add)) >> length.shift;
    u64::try_from(units * i128::from(length.mul)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Source;

    fn operand(width: u8, signed: bool, index: u32) -> Operand {
        Operand { source: Source::Arg, width, signed, index }
    }

    #[test]
    fn words_are_cut_and_extended() {
        assert_eq!(cut(0xffff_ffff_ffff_fffe, &operand(4, false, 0)), 0xffff_fffe);
        assert_eq!(cut(0x1_ffff_fffe, &operand(4, true, 0)) as i64, -2);
        assert_eq!(cut(0x80, &operand(1, true, 0)) as i64, -128);
        assert_eq!(cut(u64::MAX, &operand(8, false, 0)), u64::MAX);
    }

    #[test]
    fn words_outside_the_data_are_unknown() {
        let data = [1, 2, 3, 4, 5];
        assert_eq!(load(&data, &operand(2, false, 3)), Some(0x504));
        assert_eq!(load(&data, &operand(2, false, 4)), None);
        assert_eq!(load(&data, &operand(8, false, u32::MAX)), None);
    }

    #[test]
    fn lengths_never_wrap() {
        let of =
            |signed, add, shift, mul| Length { operand: operand(8, signed, 0), add, shift, mul };
        assert_eq!(length(&of(true, 0, 0, 8), -1i64 as u64), 0);
        assert_eq!(length(&of(false, 0, 0, 1), u64::MAX), u64::MAX);
        assert_eq!(length(&of(false, 0, 0, 8), u64::MAX), 0);
        assert_eq!(length(&of(false, 7, 3, 1), 9), 2);
        assert_eq!(length(&of(true, -10, 0, 1), 4), 0);
        assert_eq!(length(&of(false, i32::MAX, 0, u32::MAX), u64::MAX), 0);
    }
}
