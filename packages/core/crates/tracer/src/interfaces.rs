//! Names of network interfaces, in the network namespace of the calling thread.

use std::ffi::CStr;

/// What an interface is called; `None` if there is none with this index.
/// [if_indextoname(3)](https://man7.org/linux/man-pages/man3/if_indextoname.3.html)
#[must_use]
pub fn interface_name(index: u32) -> Option<String> {
    let mut name = [0; libc::IF_NAMESIZE];
    // SAFETY: the buffer has the length that the function needs.
    let found = unsafe { libc::if_indextoname(index, name.as_mut_ptr()) };
    if found.is_null() {
        return None;
    }
    // SAFETY: it points to the buffer, which has a C string in it now.
    Some(unsafe { CStr::from_ptr(found) }.to_string_lossy().into_owned())
}

/// All interfaces: their indexes and names.
/// [if_nameindex(3)](https://man7.org/linux/man-pages/man3/if_nameindex.3.html)
#[must_use]
pub fn interfaces() -> Vec<(u32, String)> {
    let mut all = Vec::new();
    // SAFETY: takes nothing. The list ends with an element without a name, is not touched after it has been given
    // back, and its names are C strings.
    unsafe {
        let list = libc::if_nameindex();
        let mut next = list;
        while !next.is_null() && !(*next).if_name.is_null() {
            let name = CStr::from_ptr((*next).if_name).to_string_lossy().into_owned();
            all.push(((*next).if_index, name));
            next = next.add(1);
        }
        if !list.is_null() {
            libc::if_freenameindex(list);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_there_are_have_the_names_that_they_are_asked_by() {
        let all = interfaces();
        assert!(all.contains(&(1, "lo".into())), "{all:?}");
        for (index, name) in all {
            assert_eq!(interface_name(index), Some(name));
        }
        assert_eq!(interface_name(0), None);
        assert_eq!(interface_name(u32::MAX), None);
    }
}
