"""A page that computes nothing and sends the messages of a recorded run of another page."""

import os
from pathlib import Path

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

from benchmarks.served import recording

context = get_script_run_ctx()
if context is None:
    raise RuntimeError("A replay runs on a server only.")
for message in recording.read(Path(os.environ[recording.VARIABLE]) / st.query_params["recording"]):
    again = ForwardMsg()
    again.CopyFrom(message)  # Streamlit writes its hash into what it sends
    context.enqueue(again)
