"""Files about her: looked into before they are taken, sealed under her key on the disk, handed out as attachments."""
