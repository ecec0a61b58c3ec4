//! Natives of `_random`: the Mersenne Twister (MT19937; Matsumoto and Nishimura, 1998), so that
//! seeded programs draw the numbers that CPython draws. Its state is a list of ints that `random.py`
//! keeps: 624 words and the index of the next one.

use std::rc::Rc;

use super::args::{at, int, items_of, native, object};
use crate::python::heap::Object;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::value::Value;
use crate::python::vm::Vm;

const MODULE: Owner = Owner::Module("_random");

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(MODULE, "seeded", seeded),
    native(MODULE, "random", random),
    native(MODULE, "bits", bits),
];

/// Words of the state.
const N: usize = 624;
/// Distance of the words that are mixed.
const M: usize = 397;

/// `seeded(key)`: the state for a key, a list of 32-bit words, lowest first.
fn seeded(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let words = items_of(vm, at(&args, 0)).into_iter();
    let key: Vec<u32> = words
        .map(|word| match word {
            Value::Int(word) => word as u32,
            _ => 0,
        })
        .collect();
    let state = by_array(if key.is_empty() { &[0] } else { &key });
    let words = state.iter().map(|&word| Value::Int(word.into()));
    let items: Vec<Value> = words.chain([Value::Int(N as i64)]).collect();
    Ok(vm.heap().new_list(items).into())
}

fn by_array(key: &[u32]) -> [u32; N] {
    let mut state = [0; N];
    state[0] = 19_650_218;
    for i in 1..N {
        state[i] = grown(state[i - 1], 1_812_433_253).wrapping_add(i as u32);
    }
    let (mut i, mut j) = (1, 0);
    let wrap = |state: &mut [u32; N], i: &mut usize| {
        *i += 1;
        if *i == N {
            state[0] = state[N - 1];
            *i = 1;
        }
    };
    for _ in 0..N.max(key.len()) {
        state[i] = (state[i] ^ grown(state[i - 1], 1_664_525))
            .wrapping_add(key[j])
            .wrapping_add(j as u32);
        wrap(&mut state, &mut i);
        j = (j + 1) % key.len();
    }
    for _ in 1..N {
        state[i] = (state[i] ^ grown(state[i - 1], 1_566_083_941)).wrapping_sub(i as u32);
        wrap(&mut state, &mut i);
    }
    state[0] = 0x8000_0000;
    state
}

fn grown(word: u32, factor: u32) -> u32 {
    (word ^ (word >> 30)).wrapping_mul(factor)
}

/// Draws words from a state.
fn draw<const COUNT: usize>(vm: &mut Vm<'_, '_>, state: Value) -> Res<[u32; COUNT]> {
    let id = object(vm, state)?;
    let Object::List(items) = vm.process.heap.get_mut(id) else {
        panic!("random.py keeps its state in a list");
    };
    let items: &mut Vec<Value> = Rc::make_mut(items);
    Ok(std::array::from_fn(|_| next_word(items)))
}

fn word(items: &[Value], index: usize) -> u32 {
    match items[index] {
        Value::Int(word) => word as u32,
        _ => 0,
    }
}

fn next_word(items: &mut [Value]) -> u32 {
    assert!(items.len() == N + 1, "a twister's state has 625 items");
    let mut index = word(items, N) as usize;
    if index >= N {
        twist(items);
        index = 0;
    }
    let mut y = word(items, index);
    items[N] = Value::Int(index as i64 + 1);
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    y ^ (y >> 18)
}

fn twist(items: &mut [Value]) {
    for i in 0..N {
        let y = (word(items, i) & 0x8000_0000) | (word(items, (i + 1) % N) & 0x7fff_ffff);
        let odd = if y & 1 == 1 { 0x9908_b0df } else { 0 };
        let mixed = word(items, (i + M) % N) ^ (y >> 1) ^ odd;
        items[i] = Value::Int(mixed.into());
    }
}

/// `random(state)`: a float from 0 to below 1, of 53 bits.
fn random(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [high, low] = draw::<2>(vm, at(&args, 0))?;
    let (high, low) = (f64::from(high >> 5), f64::from(low >> 6));
    Ok(Value::float((high * 67_108_864.0 + low) / 9_007_199_254_740_992.0).into())
}

/// `bits(state, k)`: an int of `k` random bits, 1 to 32.
fn bits(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let k = int(vm, at(&args, 1))?;
    let [word] = draw::<1>(vm, at(&args, 0))?;
    let shift = 32 - k.clamp(1, 32);
    Ok(Value::Int((word >> shift).into()).into())
}
