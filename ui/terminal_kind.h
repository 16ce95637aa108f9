/* What terminfo does not tell of a terminal, by $TERM, $COLORFGBG, $LINES and $COLUMNS. */
#ifndef UI_TERMINAL_KIND_H
#define UI_TERMINAL_KIND_H

#include <stdbool.h>

/* Does $LINES or $COLUMNS, which curses believes, name more than it can hold? */
bool terminal_kind_is_too_large(void);

/* Does $COLORFGBG say that the ground is light? Where it says nothing the terminal
   is asked, and its answer comes as an EVENT_REPLY. */
bool terminal_kind_light_ground(void);

/* Is the ground not known yet, and will the terminal answer OSC 11, or at the least
   the question for its kind (DA) behind that? */
bool terminal_kind_answers(void);

/* Is OSC 52 taken in, or passed over, and not shown? */
bool terminal_kind_has_clipboard(void);

/* Is it GNU screen, and not tmux within it or another terminal that was started from it? */
bool terminal_kind_is_screen(void);

#endif
