// Mail and pages saved as mail: single messages (EML), mailboxes (mbox), MHTML.
#pragma once

#include "archive/read/mime.h"
#include "archive/read/reading.h"

namespace tra {

// A message is an article: subject, sender, date, its text. Messages and readable files attached to it are its parts.
void read_mail(std::string_view bytes, const Input& input, const Reading& reading);

// The page of a web archive in one file: the first HTML part, with its address and the day it was saved.
bool is_mhtml(const MimePart& message);
void read_mhtml(const MimePart& message, std::string_view bytes, const Input& input, const Reading& reading);

// The messages of a mailbox, each FILE!MESSAGE-ID.
bool starts_mbox(std::string_view head);
void read_mbox(ByteSource& source, const Input& input, const Reading& reading);

}  // namespace tra
