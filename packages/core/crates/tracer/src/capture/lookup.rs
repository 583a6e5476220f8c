//! What is looked up beside memory: the namespaces of processes, and the memory that descriptors are mapped to.

use super::output::ChunkHead;
use super::run::{Capture, Stop};
use crate::error::Pid;
use crate::plan::{Op, OpKind};
use crate::record::layout::chunk;
use crate::sys::{memory, process};

/// The namespaces of a process, as /proc/PID/ns has them.
const NAMESPACES: [&str; 8] = ["cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"];

/// Bytes of the address that stands before the memory of a mapping.
const ADDRESS: usize = 8;

/// What a run wants to be looked up, and what is to be looked up at this stop.
#[derive(Debug, Default)]
pub(crate) struct Lookups {
    namespaces: bool,
    mappings: bool,
    pids: Vec<Pid>,
    /// Descriptors, and the most bytes of each.
    mapped: Vec<(i64, u32)>,
}

impl Lookups {
    /// For a run that wants namespaces of processes, or memory that descriptors are mapped to.
    pub(crate) fn new(namespaces: bool, mappings: bool) -> Self {
        Self { namespaces, mappings, ..Self::default() }
    }

    pub(super) fn clear(&mut self) {
        self.pids.clear();
        self.mapped.clear();
    }
}

impl Capture {
    /// Notes what an operation asks for. It is looked up when all memory is read: chunks follow each other.
    pub(super) fn look_up(&mut self, op: &Op, base: u64, stop: &Stop<'_>) {
        let wanted = &mut self.lookups;
        if op.kind == OpKind::Namespaces {
            if wanted.namespaces {
                // Nobody's id stands for the caller.
                wanted.pids.push(if base == 0 { stop.tid } else { base as Pid });
            }
        } else if wanted.mappings {
            wanted.mapped.push((base as i64, op.cap));
        }
    }

    /// Adds what was asked for.
    pub(super) fn add_lookups(&mut self, stop: &Stop<'_>) {
        let at_exit = if stop.outcome.is_some() { chunk::AT_EXIT } else { 0 };
        let status = chunk::COMPLETE;
        for index in 0..self.lookups.pids.len() {
            let pid = self.lookups.pids[index];
            let text = namespaces(pid);
            if !text.is_empty() {
                let head =
                    ChunkHead { address: pid as u64, kind: chunk::NAMESPACES | at_exit, status };
                self.output.append_chunk(head, &text);
            }
        }
        for index in 0..self.lookups.mapped.len() {
            let (fd, most) = self.lookups.mapped[index];
            let Some(bytes) = self.mapped_memory(stop, fd, most) else { continue };
            let head = ChunkHead { address: fd as u64, kind: chunk::MAPPING | at_exit, status };
            self.output.append_chunk(head, &bytes);
        }
    }

    /// The beginning of the memory that a descriptor is mapped to.
    fn mapped_memory(&mut self, stop: &Stop<'_>, fd: i64, most: u32) -> Option<Vec<u8>> {
        let link = self.descriptors.link_text(stop.owner(), fd)?;
        let (start, end) = process::mapping(stop.tid, link)?;
        let length = end.checked_sub(start)?.min(most.into()) as usize;
        // Its address comes first.
        let mut bytes = start.to_le_bytes().to_vec();
        bytes.resize(ADDRESS + length, 0);
        let got = memory::read_by_file(stop.tid, &mut bytes[ADDRESS..], start).ok()?;
        bytes.truncate(ADDRESS + got);
        Some(bytes)
    }
}

fn namespaces(pid: Pid) -> Vec<u8> {
    let mut text = Vec::new();
    let mut link = Vec::new();
    for name in NAMESPACES {
        let path = format!("/proc/{pid}/ns/{name}\0");
        if process::read_link(path.as_bytes(), &mut link).is_ok() {
            text.extend_from_slice(&link);
            text.push(b'\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_namespaces_have_names_and_inodes() {
        let text = String::from_utf8(namespaces(process::gettid())).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines.iter().any(|line| line.starts_with("uts:[") && line.ends_with(']')),
            "{text}"
        );
        assert!(lines.is_sorted(), "{text}");
        assert!(namespaces(Pid::MAX).is_empty());
    }
}
