// Paths of machines, and one that is everywhere.
const char *home = "/home/somebody/tra", *work = "/work/x", *fine = "/usr/share/tra";
