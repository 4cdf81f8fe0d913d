// Mail: single messages (EML), mailboxes (mbox), and pages saved in the format of mail (MHTML).
#pragma once

#include "archive/read/mime.h"
#include "archive/read/reading.h"

namespace tra {

// Reads a message as an article with its subject, sender, date and text. Attached messages and readable files become
// parts of the message, each an article of its own. The bytes are freed as soon as the message is parsed.
void read_mail(std::string&& bytes, const Input& input, const Reading& reading);

// MHTML is a page saved with its images in one message. The article is its first HTML part, with the page's address and
// the day on which it was saved.
bool is_mhtml(const MimePart& message);
void read_mhtml(const MimePart& message, std::uint64_t content_hash, const Input& input, const Reading& reading);

// Reads the messages of a mailbox. The id of each is FILE!MESSAGE-ID.
bool starts_mbox(std::string_view head);
void read_mbox(ByteSource& source, const Input& input, const Reading& reading);

}  // namespace tra
