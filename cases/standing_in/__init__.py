"""Who stands in for somebody on leave, and how what a leaver was responsible for goes to her colleagues in one step."""
