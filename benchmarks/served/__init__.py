"""What is measured at a running server, through its own websocket."""
