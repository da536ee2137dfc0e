//! Orders the functions of a wasm by likeness: what is alike stands side by side, where a compressor finds it. wasm-opt renumbers
//! functions by their names (`--reorder-functions-by-name`); here the names are written that make it so.

use std::collections::{BTreeMap, BTreeSet};

use miette::MietteDiagnostic;
use wasmparser::{Parser, Payload, TypeRef};

/// Length in bytes of the pieces of code that functions are compared by.
const WINDOW: usize = 4;
/// A piece that so many functions have tells nothing of any two of them.
const COMMON: usize = 700;
/// Weights of what a function has in common with the last one that is placed, the one before it, and so on: a compressor
/// remembers more than the last.
const WEIGHTS: [usize; 3] = [4, 2, 1];

/// Returns the module with names for its functions that, sorted, are in the wanted order.
pub(super) fn named(module: &[u8]) -> Result<Vec<u8>, MietteDiagnostic> {
    let read = read(module)?;
    let order = order(&read.bodies);
    let mut named = module.to_owned();
    named.extend(name_section(read.imported, &order));
    Ok(named)
}

/// Contents of a module that matter here.
struct Module<'a> {
    /// Number of imported functions, which have the first indices.
    imported: usize,
    bodies: Vec<&'a [u8]>,
}

fn read(module: &[u8]) -> Result<Module<'_>, MietteDiagnostic> {
    let unreadable = |error| MietteDiagnostic::new(format!("wasm-opt has written what is no wasm: {error}"));
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(unreadable)? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.map_err(unreadable)?;
                    imported += usize::from(matches!(import.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            _ => {}
        }
    }
    Ok(Module { imported, bodies })
}

/// Returns the places of the functions: each is followed by the one that has most pieces in common with it and those before it.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(WINDOW).collect()).collect();
    let mut owners: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (at, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            owners.entry(piece).or_default().push(at);
        }
    }
    // By number instead of by content, as each is looked up many times.
    let shared: Vec<Vec<&Vec<usize>>> = pieces
        .iter()
        .map(|pieces| {
            let owned = pieces.iter().filter_map(|piece| owners.get(piece));
            owned.filter(|all| (2..=COMMON).contains(&all.len())).collect()
        })
        .collect();
    // The largest first: a compressor's window forgets the far away.
    let mut largest: Vec<usize> = (0..bodies.len()).collect();
    largest.sort_by_key(|at| (std::cmp::Reverse(bodies[*at].len()), *at));
    let mut rest = largest.into_iter();
    let mut is_placed = vec![false; bodies.len()];
    let mut places = Vec::with_capacity(bodies.len());
    let mut next = rest.next();
    while let Some(at) = next {
        is_placed[at] = true;
        places.push(at);
        next = alike(&places, &shared, &pieces, &is_placed).or_else(|| rest.find(|at| !is_placed[*at]));
    }
    places
}

/// Returns the function that has most in common with the last ones that are placed, in relation to its size and that of the last, and
/// is not placed yet.
fn alike(
    places: &[usize],
    shared: &[Vec<&Vec<usize>>],
    pieces: &[BTreeSet<&[u8]>],
    is_placed: &[bool],
) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, weight) in places.iter().rev().zip(WEIGHTS) {
        for other in shared[*at].iter().flat_map(|all| all.iter()).filter(|other| !is_placed[**other]) {
            *counts.entry(*other).or_default() += weight;
        }
    }
    let last = places.last().map_or(0, |at| pieces[*at].len());
    let likeness = |(other, count): &(usize, usize)| {
        let all = last + pieces[*other].len();
        (count * 1_000_000 / all.max(1), std::cmp::Reverse(*other))
    };
    counts.into_iter().max_by_key(likeness).map(|(other, _)| other)
}

/// Returns a custom section "name" in which the functions bear their places as names.
fn name_section(imported: usize, order: &[usize]) -> Vec<u8> {
    let mut place = vec![0; order.len()];
    for (number, at) in order.iter().enumerate() {
        place[*at] = number;
    }
    let names: Vec<String> = place.iter().map(|number| format!("f{number:06}")).collect();
    let mut map = wasm_encoder::NameMap::new();
    for (at, name) in names.iter().enumerate() {
        map.append(u32::try_from(imported + at).unwrap_or(u32::MAX), name);
    }
    let mut section = wasm_encoder::NameSection::new();
    section.functions(&map);
    let mut bytes = Vec::new();
    wasm_encoder::Section::append_to(&section, &mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, Function, FunctionSection, ImportSection, Module, TypeSection,
    };
    use wasmparser::{KnownCustom, Name};

    use super::*;

    /// A module that imports a function and has one for each list of numbers, which it puts on the stack and drops.
    fn module(bodies: &[&[i32]]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import("page", "ring", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for body in bodies {
            functions.function(0);
            let mut function = Function::new([]);
            for number in *body {
                function.instructions().i32_const(*number).drop();
            }
            function.instructions().end();
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&code);
        module.finish()
    }

    /// The names of a module's functions, by index.
    fn names(module: &[u8]) -> Vec<(u32, String)> {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CustomSection(section) = payload.unwrap() else { continue };
            let KnownCustom::Name(names) = section.as_known() else { continue };
            for name in names {
                let Name::Function(names) = name.unwrap() else { continue };
                found.extend(names.into_iter().map(|it| {
                    let it = it.unwrap();
                    (it.index, it.name.to_owned())
                }));
            }
        }
        found
    }

    const BODIES: [&[i32]; 4] = [
        &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        &[100, 200, 300, 400, 500, 600, 700],
        &[1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
        &[100, 200, 300, 400, 500, 600, 701],
    ];

    #[test]
    fn what_is_alike_stands_side_by_side() {
        let module = module(&BODIES);
        let places = order(&read(&module).unwrap().bodies);
        let at = |function| places.iter().position(|it| *it == function).unwrap();
        assert_eq!(at(0).abs_diff(at(2)), 1, "{places:?}");
        assert_eq!(at(1).abs_diff(at(3)), 1, "{places:?}");
    }

    #[test]
    fn each_function_is_named_once_and_imports_are_not() {
        let names = names(&named(&module(&BODIES)).unwrap());
        assert_eq!(names.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [1, 2, 3, 4]);
        let places: BTreeSet<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(places.into_iter().collect::<Vec<_>>(), ["f000000", "f000001", "f000002", "f000003"]);
    }

    #[test]
    fn the_rest_of_the_module_is_as_it_was_and_the_order_is_the_same_each_time() {
        let module = module(&BODIES);
        let named = named(&module).unwrap();
        assert!(named.starts_with(&module));
        assert_eq!(named, super::named(&module).unwrap());
    }

    #[test]
    fn what_is_no_wasm_is_said_to_be_none() {
        assert!(named(b"<html>").is_err());
    }
}
