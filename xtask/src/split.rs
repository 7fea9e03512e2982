//! Splits the module in two: what the first view runs, and the rest, which comes while the reader looks at the first plot.
//!
//! The *first part* is a module of its own: the memory, the tables, the globals, everything that is exported, the
//! functions run and the data read. In place of a function that is not run stands a stub, if anything that is calls it or
//! it is exported: the stub calls what is in a slot of the table. These slots are empty, and a call through one traps,
//! until the *rest* is there: a module that takes everything the two share from the first part and, when it starts, puts
//! the other functions into their slots and the other data into the memory.
//!
//! Missing functions make themselves known, missing data do not: instead of them, zeros are read. Therefore what is near
//! to something read stays with it ([`NEAR`]), and tests/browser/parts.test.js compares first plots with and without the
//! rest.
//!
//! Functions are known by their index in the module that is split, the one that `trace::instrument` was given.

use crate::trace::{functions, parse};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId, ValType, passes,
};

/// A module in two parts.
pub struct Parts {
    /// What can be loaded alone. It exports a global [`MARK`].
    pub first: Vec<u8>,
    /// What completes it. It imports from the first part's exports, under the name `first`.
    pub rest: Vec<u8>,
}

/// So near to what is read, in bytes, data stay with it: another entry of the same table, perhaps, that another size of the
/// page would take.
const NEAR: u32 = 512;

/// Texts and other data shorter than this stay where they are.
const SHORTEST: usize = 32;

/// The global by which a first part says that there is a rest.
const MARK: &str = "rest";

/// What the first view needs of a module.
#[derive(Default)]
pub struct Needed {
    /// The functions it runs, by index.
    pub run: BTreeSet<usize>,
    /// The memory it reads or changes: from where to where.
    pub read: Vec<(u32, u32)>,
}

/// Splits a module into a first part with what is needed, and the rest.
pub fn split(bytes: &[u8], needed: &Needed) -> Result<Parts> {
    let (mut first, mut rest) = (parse(bytes)?, parse(bytes)?);
    ensure!(first.start.is_none(), "a start function would run before the rest is there");
    let table = first.tables.main_function_table()?.context("no table of functions")?;
    let ids = functions(&first);
    let index_of: BTreeMap<_, _> = ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let moves = |index: usize| {
        matches!(first.funcs.get(ids[index]).kind, FunctionKind::Local(_)) && !needed.run.contains(&index)
    };
    let moved: BTreeSet<usize> = (0..ids.len()).filter(|index| moves(*index)).collect();

    // Who has which slot: those in the table already, and those that need one to be called from the first part.
    let mut slots = slots(&first, table, &index_of)?;
    let taken: BTreeMap<usize, u32> = slots.iter().map(|(slot, index)| (*index, *slot)).collect();
    let mut end = u32::try_from(first.tables.get(table).initial)?;
    for id in wanted(&first, &ids, &moved) {
        let index = index_of[&id];
        let slot = taken.get(&index).copied().unwrap_or_else(|| {
            slots.insert(end, index);
            end += 1;
            end - 1
        });
        stub(&mut first, id, table, slot);
    }

    let offers = share(&first, &mut rest, &moved);
    for (module, here) in [(&mut first, false), (&mut rest, true)] {
        let table = module.tables.main_function_table()?.context("no table of functions")?;
        let (ids, owned) =
            (functions(module), slots.iter().filter(|(_, index)| moved.contains(index) == here));
        fill(module, table, owned.map(|(slot, index)| (*slot, ids[*index])).collect(), end.into());
    }
    for (address, bytes) in take_data(&mut first, &needed.read)? {
        let offset = ConstExpr::Value(Value::I32(address.cast_signed()));
        let memory = rest.get_memory_id()?;
        let data = rest.data.add(DataKind::Active { memory, offset }, bytes);
        rest.memories.get_mut(memory).data_segments.insert(data);
    }
    passes::gc::run(&mut rest);
    for import in rest.imports.iter() {
        first.exports.add(&import.name, offers[&import.name]);
    }
    let mark = first.globals.add_local(ValType::I32, false, false, ConstExpr::Value(Value::I32(1)));
    first.exports.add(MARK, mark);
    passes::gc::run(&mut first);
    Ok(Parts { first: first.emit_wasm(), rest: rest.emit_wasm() })
}

/// The functions in the table, by slot.
fn slots(
    module: &Module,
    table: TableId,
    index_of: &BTreeMap<FunctionId, usize>,
) -> Result<BTreeMap<u32, usize>> {
    let mut slots = BTreeMap::new();
    for element in module.elements.iter() {
        let (
            ElementKind::Active { table: into, offset: ConstExpr::Value(Value::I32(offset)) },
            ElementItems::Functions(ids),
        ) = (&element.kind, &element.items)
        else {
            anyhow::bail!("an element segment of a kind that rustc does not write");
        };
        ensure!(*into == table, "an element segment of another table");
        slots.extend((u32::try_from(*offset)?..).zip(ids.iter().map(|id| index_of[id])));
    }
    Ok(slots)
}

/// Those of the moved functions that the first part names: kept functions call them, or they are exported.
fn wanted(first: &Module, ids: &[FunctionId], moved: &BTreeSet<usize>) -> BTreeSet<FunctionId> {
    struct Named(BTreeSet<FunctionId>);
    impl<'a> Visitor<'a> for Named {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(*id);
        }
    }
    let mut named = Named(BTreeSet::new());
    for (index, id) in ids.iter().enumerate() {
        if let (FunctionKind::Local(function), false) = (&first.funcs.get(*id).kind, moved.contains(&index)) {
            dfs_in_order(&mut named, function, function.entry_block());
        }
    }
    named.0.extend(first.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    }));
    moved.iter().map(|index| ids[*index]).filter(|id| named.0.contains(id)).collect()
}

/// Takes what the first view does not read out of a module's data, and leaves zeros. Gives it with its addresses.
fn take_data(module: &mut Module, read: &[(u32, u32)]) -> Result<Vec<(u32, Vec<u8>)>> {
    let mut taken = Vec::new();
    let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
            anyhow::bail!("a data segment of a kind that rustc does not write");
        };
        let start = start.cast_unsigned();
        let stays = stays(&data.value, start, read);
        for (kept, range) in runs(&stays) {
            if !kept && range.len() >= SHORTEST {
                taken.push((start + u32::try_from(range.start)?, data.value[range.clone()].to_vec()));
                data.value[range].fill(0);
            }
        }
    }
    Ok(taken)
}

/// Which bytes of the data at an address are for the first part: those read and, unless they are text, those near them.
fn stays(data: &[u8], start: u32, read: &[(u32, u32)]) -> Vec<bool> {
    let within = |margin: u32| {
        let mut within = vec![false; data.len()];
        for (from, to) in read {
            let [from, to] = [from.saturating_sub(margin), to + margin]
                .map(|at| (at.saturating_sub(start) as usize).min(data.len()));
            within[from..to].fill(true);
        }
        within
    };
    let (read, mut stays) = (within(0), within(NEAR));
    let unread_text: Vec<bool> =
        data.iter().zip(&read).map(|(b, read)| !read && !b.is_ascii_control()).collect();
    for (text, range) in runs(&unread_text) {
        if text && range.len() >= SHORTEST {
            stays[range].fill(false);
        }
    }
    stays
}

/// The runs of equal values, and where they stand.
fn runs(values: &[bool]) -> impl Iterator<Item = (bool, std::ops::Range<usize>)> {
    let mut end = 0;
    values.chunk_by(|a, b| a == b).map(move |run| {
        end += run.len();
        (run[0], end - run.len()..end)
    })
}

/// Puts a stub in place of a function.
fn stub(module: &mut Module, id: FunctionId, table: TableId, slot: u32) {
    let ty = module.funcs.get(id).ty();
    let (params, results) = module.types.params_results(ty);
    let (params, results) = (params.to_vec(), results.to_vec());
    let args: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for arg in &args {
        body.local_get(*arg);
    }
    body.i32_const(slot.cast_signed()).call_indirect(ty, table);
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
}

/// Has the rest import all that is not its own. Gives what the first part must offer for it, should it be used.
fn share(first: &Module, rest: &mut Module, moved: &BTreeSet<usize>) -> BTreeMap<String, ExportItem> {
    let exports: Vec<_> = rest.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|id| rest.exports.delete(id));
    let data: Vec<_> = rest.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|id| rest.data.delete(id));
    let imports: Vec<_> = rest.imports.iter().map(|import| import.id()).collect();
    imports.into_iter().for_each(|id| rest.imports.delete(id));

    let mut offers = BTreeMap::new();
    let mut import = |rest: &mut Module, name: String, offered: ExportItem, kind: ImportKind| {
        let id = rest.imports.add("first", &name, kind);
        offers.insert(name, offered);
        id
    };
    for (index, (here, there)) in functions(rest).into_iter().zip(functions(first)).enumerate() {
        if !moved.contains(&index) {
            let ty = rest.funcs.get(here).ty();
            let import = import(rest, index.to_string(), there.into(), here.into());
            rest.funcs.get_mut(here).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
    }
    let memories: Vec<_> =
        rest.memories.iter().zip(first.memories.iter()).map(|(h, t)| (h.id(), t.id())).collect();
    for (here, there) in memories {
        let import = import(rest, format!("m{}", here.index()), there.into(), here.into());
        let memory = rest.memories.get_mut(here);
        memory.import = Some(import);
        memory.data_segments.clear();
    }
    let tables: Vec<_> = rest.tables.iter().zip(first.tables.iter()).map(|(h, t)| (h.id(), t.id())).collect();
    for (here, there) in tables {
        let import = import(rest, format!("t{}", here.index()), there.into(), here.into());
        rest.tables.get_mut(here).import = Some(import);
    }
    let globals: Vec<_> =
        rest.globals.iter().zip(first.globals.iter()).map(|(h, t)| (h.id(), t.id())).collect();
    for (here, there) in globals {
        let import = import(rest, format!("g{}", here.index()), there.into(), here.into());
        rest.globals.get_mut(here).kind = GlobalKind::Import(import);
    }
    offers
}

/// Has a module fill these slots of the table when it starts, and no others: a segment for each row of neighbours.
fn fill(module: &mut Module, table: TableId, slots: BTreeMap<u32, FunctionId>, size: u64) {
    let old: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    old.into_iter().for_each(|id| module.elements.delete(id));
    let mut rows: Vec<(u32, Vec<FunctionId>)> = Vec::new();
    for (slot, id) in slots {
        match rows.last_mut() {
            Some((start, row)) if *start as usize + row.len() == slot as usize => row.push(id),
            _ => rows.push((slot, vec![id])),
        }
    }
    let mut segments = Vec::new();
    for (start, row) in rows {
        let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
        segments
            .push(module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(row)));
    }
    let table = module.tables.get_mut(table);
    (table.initial, table.maximum) = (size, table.maximum.map(|maximum| maximum.max(size)));
    table.elem_segments = segments.into_iter().collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;
    use crate::node::node;
    use crate::trace::instrument;
    use walrus::RefType;
    use walrus::ir::{BinaryOp, ExtendedLoad, LoadKind, MemArg};

    /// Where the data lie; first a text of 40 bytes, then 3000 numbers that are 1.
    const DATA: u32 = 4096;

    /// `sum` calls the imported `note`; `twice` calls `sum`, `same` nothing. Exported are `direct`, which is `twice` of
    /// `same`, `through`, which calls what is in a slot, `alone`, which is `twice`, and `byte`, which reads memory. Slot 1
    /// holds `twice`, slot 2 `same`.
    fn module() -> Vec<u8> {
        const I: ValType = ValType::I32;
        let mut module = Module::default();
        let one = module.types.add(&[I], &[I]);
        let noted = module.types.add(&[I], &[]);
        let (note, _) = module.add_import_func("js", "note", noted);
        let table = module.tables.add_local(false, 3, Some(3), RefType::FUNCREF);
        let memory = module.memories.add_local(false, false, 1, None, None);
        let offset = ConstExpr::Value(Value::I32(DATA.cast_signed()));
        let data = [&[b'a'; 40][..], &[1; 3000]].concat();
        let data = module.data.add(DataKind::Active { memory, offset }, data);
        module.memories.get_mut(memory).data_segments.insert(data);
        let mut add = |params: usize, body: &dyn Fn(&mut walrus::InstrSeqBuilder, &[walrus::LocalId])| {
            let args: Vec<_> = (0..params).map(|_| module.locals.add(I)).collect();
            let mut builder = FunctionBuilder::new(&mut module.types, &vec![I; params], &[I]);
            body(&mut builder.func_body(), &args);
            builder.finish(args, &mut module.funcs)
        };
        let sum = add(2, &|body, args| {
            body.local_get(args[0]).call(note);
            body.local_get(args[0]).local_get(args[1]).binop(BinaryOp::I32Add);
        });
        let twice = add(1, &|body, args| {
            body.local_get(args[0]).local_get(args[0]).call(sum);
        });
        let same = add(1, &|body, args| {
            body.local_get(args[0]);
        });
        let direct = add(1, &|body, args| {
            body.local_get(args[0]).call(same).call(twice);
        });
        let through = add(2, &|body, args| {
            body.local_get(args[0]).local_get(args[1]).call_indirect(one, table);
        });
        let alone = add(1, &|body, args| {
            body.local_get(args[0]).call(twice);
        });
        let byte = add(1, &|body, args| {
            let kind = LoadKind::I32_8 { kind: ExtendedLoad::ZeroExtend };
            body.local_get(args[0]).load(memory, kind, MemArg { align: 1, offset: DATA.into() });
        });
        for (name, function) in [("direct", direct), ("through", through), ("alone", alone), ("byte", byte)] {
            module.exports.add(name, function);
        }
        fill(&mut module, table, [(1, twice), (2, same)].into(), 3);
        module.emit_wasm()
    }

    /// What is needed: functions alone.
    fn run_alone(run: BTreeSet<usize>) -> Needed {
        Needed { run, read: Vec::new() }
    }

    /// Runs a script in Node, with the files' bytes as arguments of a function `run`.
    fn script(files: &[&[u8]], script: &str) {
        let folder = Folder::new();
        let mut command = node("--input-type=module").unwrap();
        let head = "import assert from 'node:assert'; import { readFileSync } from 'node:fs';";
        command.args([
            "--eval",
            &format!("{head} const files = process.argv.slice(1).map((f) => readFileSync(f)); {script}"),
        ]);
        for (i, file) in files.iter().enumerate() {
            let path = folder.path().join(i.to_string());
            std::fs::write(&path, file).unwrap();
            command.arg(path);
        }
        assert!(command.status().unwrap().success());
    }

    /// The index of each exported function.
    fn index(bytes: &[u8], name: &str) -> usize {
        let module = parse(bytes).unwrap();
        let id = module.exports.get_func(name).unwrap();
        functions(&module).iter().position(|one| *one == id).unwrap()
    }

    #[test]
    fn notes_what_is_entered() {
        let whole = module();
        let text = format!(
            "const reads = [];
            const trace = {{ read(...args) {{ reads.push(args); return args[0]; }} }};
            const {{ instance: {{ exports }} }} = await WebAssembly.instantiate(files[0], {{ js: {{ note() {{}} }}, trace }});
            const hits = () => Object.keys(exports).filter((name) => name.startsWith('hit') && exports[name].value);
            assert.deepEqual(hits(), []);
            assert.equal(exports.through(5, 2), 5);
            assert.equal(hits().length, 2);
            assert(hits().includes('hit{}'));
            assert.deepEqual(reads, []);
            assert.equal(exports.byte(3), 97);
            assert.deepEqual(reads, [[3, {DATA}, 1]]);",
            index(&whole, "through")
        );
        script(&[&instrument(&whole).unwrap()], &text);
    }

    #[test]
    fn a_first_part_works_alone_and_all_with_the_rest() {
        let whole = module();
        let parsed = parse(&whole).unwrap();
        let table = parsed.tables.main_function_table().unwrap().unwrap();
        let index_of = functions(&parsed).into_iter().enumerate().map(|(index, id)| (id, index)).collect();
        let same = slots(&parsed, table, &index_of).unwrap()[&2];
        let needed = run_alone([same, index(&whole, "direct"), index(&whole, "through")].into());
        let parts = split(&whole, &needed).unwrap();
        script(
            &[&parts.first, &parts.rest],
            "const noted = [];
            const js = { note: (x) => noted.push(x) };
            const { instance: { exports: first } } = await WebAssembly.instantiate(files[0], { js });
            assert.equal(first.rest.value, 1);
            assert.equal(first.through(5, 2), 5);
            for (const lacking of [() => first.through(5, 1), () => first.direct(3), () => first.alone(3)]) {
              assert.throws(lacking, WebAssembly.RuntimeError);
            }
            const { instance } = await WebAssembly.instantiate(files[1], { first });
            assert.deepEqual(Object.keys(instance.exports), []);
            const kinds = WebAssembly.Module.imports(new WebAssembly.Module(files[1])).map(({ kind }) => kind);
            assert.deepEqual(kinds.sort(), ['function', 'memory', 'table']);
            assert.equal(first.direct(3), 6);
            assert.equal(first.through(5, 1), 10);
            assert.equal(first.alone(7), 14);
            assert.deepEqual(noted, [3, 5, 7]);",
        );
    }

    #[test]
    fn a_first_part_may_hold_nothing_or_all() {
        let whole = module();
        for run in [BTreeSet::new(), (0..8).collect()] {
            let parts = split(&whole, &run_alone(run)).unwrap();
            script(
                &[&parts.first, &parts.rest],
                "const js = { note() {} };
                const { instance: { exports: first } } = await WebAssembly.instantiate(files[0], { js });
                await WebAssembly.instantiate(files[1], { first });
                assert.equal(first.direct(first.through(1, 1)), 4);",
            );
        }
    }

    #[test]
    fn data_that_are_not_read_come_with_the_rest() {
        let whole = module();
        let at = DATA + 1500;
        let needed = Needed { run: [index(&whole, "byte")].into(), read: vec![(at, at + 4)] };
        let parts = split(&whole, &needed).unwrap();
        script(
            &[&parts.first, &parts.rest],
            "const js = { note() {} };
            const { instance: { exports: first } } = await WebAssembly.instantiate(files[0], { js });
            const bytes = [0, 39, 40, 900, 1500, 1503, 2000, 2900];
            assert.deepEqual(bytes.map(first.byte), [0, 0, 0, 0, 1, 1, 1, 0]);
            await WebAssembly.instantiate(files[1], { first });
            assert.deepEqual(bytes.map(first.byte), [97, 97, 1, 1, 1, 1, 1, 1]);",
        );
    }

    #[test]
    fn what_is_near_stays_unless_it_is_text() {
        let data = [&[b'a'; 40][..], &[1; 40], &[b'b'; 40], &[2; 4 * NEAR as usize]].concat();
        let stays = |from: u32, to: u32| {
            let stays = stays(&data, 1000, &[(from, to)]);
            runs(&stays).filter(|(stays, _)| *stays).map(|(_, range)| range).collect::<Vec<_>>()
        };
        assert_eq!(stays(1000, 1001), [0..1, 40..80, 120..1 + NEAR as usize]);
        assert_eq!(stays(1090, 1095), vec![40..95 + NEAR as usize], "short texts stay");
        for elsewhere in [stays(0, 400), stays(5000, 6000)] {
            assert_eq!(elsewhere, vec![]);
        }
    }
}
