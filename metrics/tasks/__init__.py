"""The ten tasks of clause 三 and the duties of clause 四, one module per clause."""
