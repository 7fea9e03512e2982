//! Has a module say what of it is run and read.

use anyhow::Result;
use walrus::ir::{
    Call, Const, Instr, InstrSeq, LoadSimdKind, LocalGet, LocalSet, Value, VisitorMut, dfs_pre_order_mut,
};
use walrus::{ConstExpr, FunctionId, FunctionKind, InstrLocId, LocalId, Module, ModuleConfig, ValType};

/// A module without what only debuggers read.
pub fn parse(bytes: &[u8]) -> Result<Module> {
    ModuleConfig::new().generate_name_section(false).generate_producers_section(false).parse(bytes)
}

/// Every function by index, imported ones first, as in the file.
pub fn functions(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(|function| function.id()).collect()
}

/// Has each function set an exported global `hit<index>` to 1 when it is entered, and call the imported
/// `trace.read(address, offset, bytes)`, which gives back the address, before it reads memory.
pub fn instrument(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut module = parse(bytes)?;
    let functions = functions(&module);
    let ty = module.types.add(&[ValType::I32; 3], &[ValType::I32]);
    let (read, _) = module.add_import_func("trace", "read", ty);
    for (index, id) in functions.into_iter().enumerate() {
        let [length, vector] = [ValType::I32, ValType::V128].map(|ty| module.locals.add(ty));
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else { continue };
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut Reads { read, length, vector }, function, entry);
        let zero = ConstExpr::Value(Value::I32(0));
        let hit = module.globals.add_local(ValType::I32, true, false, zero);
        module.exports.add(&format!("hit{index}"), hit);
        function.builder_mut().func_body().const_at(0, Value::I32(1)).global_set_at(1, hit);
    }
    Ok(module.emit_wasm())
}

/// Puts a call of `read` before each instruction that reads memory.
struct Reads {
    read: FunctionId,
    /// Hold what lies above the address.
    length: LocalId,
    vector: LocalId,
}

impl Reads {
    /// What comes before an instruction.
    fn before(&self, instr: &Instr) -> Vec<Instr> {
        let int = |value: u32| Instr::Const(Const { value: Value::I32(value.cast_signed()) });
        let call = Instr::Call(Call { func: self.read });
        let set = |local| Instr::LocalSet(LocalSet { local });
        let get = |local| Instr::LocalGet(LocalGet { local });
        match instr {
            Instr::Load(load) => vec![int(load.arg.offset as u32), int(load.kind.width()), call],
            Instr::LoadSimd(load) => {
                use LoadSimdKind::*;
                let read = [int(load.arg.offset as u32), int(16), call];
                match load.kind {
                    V128Store8Lane(_) | V128Store16Lane(_) | V128Store32Lane(_) | V128Store64Lane(_) => {
                        vec![]
                    }
                    V128Load8Lane(_) | V128Load16Lane(_) | V128Load32Lane(_) | V128Load64Lane(_) => {
                        std::iter::once(set(self.vector)).chain(read).chain([get(self.vector)]).collect()
                    }
                    _ => read.into(),
                }
            }
            Instr::MemoryCopy(_) => {
                vec![set(self.length), int(0), get(self.length), call, get(self.length)]
            }
            _ => Vec::new(),
        }
    }
}

impl VisitorMut for Reads {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let mut instrs = Vec::with_capacity(sequence.instrs.len());
        for (instr, place) in sequence.instrs.drain(..) {
            instrs.extend(self.before(&instr).into_iter().map(|instr| (instr, InstrLocId::default())));
            instrs.push((instr, place));
        }
        sequence.instrs = instrs;
    }
}
