#!/bin/sh
# The program as built: position-independent, read-only after its start, no executable stack, guarded.
# What configure found that compiler and linker know must be there.
makefile=Makefile
[ -f ./dixit ] && [ -f $makefile ] || { echo "hardening: skipped: no program here"; exit 77; }
command -v readelf >/dev/null || { echo "hardening: skipped: no readelf here"; exit 77; }
flags=$(sed -nE 's/^HARDEN_C?L?D?FLAGS = //p' $makefile | tr '\n' ' ')
[ -n "$(echo $flags)" ] || { echo "hardening: skipped: configured without"; exit 77; }
status=0
need() { # FLAG REGEX LISTING: where the flag was used, the listing holds the regex
    case " $flags " in *" $1 "*) ;; *) return ;; esac
    printf '%s\n' "$3" | grep -qE "$2" || { echo "hardening: $1 has no effect: no $2"; status=1; }
}
dynamic=$(readelf -dlW ./dixit) symbols=$(readelf -sW --dyn-syms ./dixit)
need -pie 'Flags:.* PIE|Type: +DYN|file type is DYN' "$dynamic"
need -Wl,-z,relro,-z,now 'GNU_RELRO' "$dynamic"
need -Wl,-z,relro,-z,now 'BIND_NOW|Flags: NOW' "$dynamic"
need -fstack-protector-strong '__stack_chk_fail' "$symbols"
need -D_FORTIFY_SOURCE=3 '_chk@' "$symbols"
printf '%s\n' "$dynamic" | grep 'GNU_STACK' | grep -q 'RWE' && { echo "hardening: the stack can be executed"; status=1; }
printf '%s\n' "$dynamic" | grep -qE '\((RPATH|RUNPATH)\)' && { echo "hardening: there is a run path"; status=1; }
exit $status
