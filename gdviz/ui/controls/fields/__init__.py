"""What forms are made of: fields, pickers, sliders, and the sentence that says what is wrong."""
