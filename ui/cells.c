#include "cells.h"

typedef int cells_todo;
