/* dixit without a screen: read, tag, write, one article after another. */
#ifndef UI_BATCH_H
#define UI_BATCH_H

#include "options.h"

/* Export all paths as the options say; the exit status. Messages go to standard error. */
int batch_run(const struct options *options);

#endif
