# METADATA
# scope: package
# title: A person agreed to the tool of the server
# description: |
#   A server may change its tools whenever it likes. Its tool is taken as a person has seen it, or not at all, and not
#   beside another tool that it could be taken for. `settings.tools.unlocked` may say that tools nobody agreed to are
#   judged by the other rules alone.
# custom:
#   codes: [tools.doubted, tools.unlocked]
package agent.rules.tools.locked

import future.keywords.not

import data.agent.firewall.call
import data.settings

deny contains {"code": "tools.unlocked"} if {
	call.judged
	not own
	not agreed
}

deny contains {"code": "tools.doubted"} if {
	call.judged
	not own
	not undoubted
}

own if is_null(input.action.server)

agreed if input.action.locked == true

agreed if settings.tools.unlocked == "judge"

undoubted if input.action.doubts == []
