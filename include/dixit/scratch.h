/* For what is written before it is read: compilers that are told to clear all variables leave it alone. Of use in the
   innermost loops, and for what is so large that clearing it touches pages. */
#ifndef DIXIT_SCRATCH_H
#define DIXIT_SCRATCH_H

#if defined(__has_attribute)
#if __has_attribute(uninitialized)
#define SCRATCH __attribute__((uninitialized))
#endif
#endif
#ifndef SCRATCH
#define SCRATCH
#endif

#endif
