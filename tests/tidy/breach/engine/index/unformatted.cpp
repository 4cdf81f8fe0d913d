// A line that the formatter would set otherwise.
int  number ( ) { return 1 ; }
