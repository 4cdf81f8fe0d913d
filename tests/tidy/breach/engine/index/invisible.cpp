// A byte order mark, a direction and a control character: ﻿
// ‮
// 
// 󠁁
