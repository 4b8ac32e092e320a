# METADATA
# scope: package
# title: The text of a checkpoint that judges text
package agent.firewall.text

import data.settings

# METADATA
# title: Judged
# description: The request is about a text.
judged if input.checkpoint in {"user_input", "retrieval", "tool_result", "model_output"}

# METADATA
# title: Sound
# description: All that the rules read is there, in words that they know. A flagged text says where it is flagged.
sound if {
	is_string(input.content.digest)
	input.content.digest != ""
	channels[input.content.channel]
	confidentialities[input.content.confidentiality]
	is_array(input.content.findings)
	every finding in input.content.findings {
		is_string(finding.rule)
		severities[finding.severity]
	}
	traced
}

traced if input.content.integrity in {"trusted", "endorsed", "generated", "untrusted"}

traced if {
	input.content.integrity == "flagged"
	some finding in input.content.findings
	finding.severity in {"high", "critical"}
}

# METADATA
# title: Whole
# description: Every scanner saw all of it, or stopped for a reason that is accepted.
whole if {
	input.content.complete == true
	is_null(input.content.incomplete)
}

whole if {
	input.content.complete == false
	settings.content.incomplete_allowed[input.content.incomplete] == true
}

channels := {"user", "document", "tool_result", "email", "web", "system", "model"}

confidentialities := {"public", "internal", "confidential", "secret"}

severities := {"low", "medium", "high", "critical"}
