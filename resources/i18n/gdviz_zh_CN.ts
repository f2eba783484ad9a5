<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>gdviz {version} shows gradient descent step by step: type a landscape, choose optimizers, watch and step.</source>
        <translation>gdviz {version} 逐步展示梯度下降：输入地形的公式，选择优化器，播放或逐步前进。</translation>
    </message>
    <message>
        <source>MIT licence. Your own landscapes and optimizers: {folder}
Log: {log}</source>
        <translation>MIT 许可证。您自己的地形和优化器放在：{folder}
日志：{log}</translation>
    </message>
    <message>
        <source>About gdviz</source>
        <translation>关于 gdviz</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>前进一步(&amp;S)</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the s&amp;tart</source>
        <translation>回到起点(&amp;T)</translation>
    </message>
    <message>
        <source>Run to the &amp;end</source>
        <translation>运行到结束(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>减慢(&amp;L)</translation>
    </message>
    <message>
        <source>Contour &amp;and surface</source>
        <translation>等高线和曲面(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Contour only</source>
        <translation>仅等高线(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Surface only</source>
        <translation>仅曲面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>参数(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Loss plot</source>
        <translation>损失曲线(&amp;L)</translation>
    </message>
    <message>
        <source>Logarithmic l&amp;oss</source>
        <translation>损失用对数刻度(&amp;O)</translation>
    </message>
    <message>
        <source>Logarithmic &amp;height</source>
        <translation>高度用对数刻度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Equal scales on the map</source>
        <translation>地形图等比例(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Reset views and camera</source>
        <translation>重置视图和视角(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About gdviz</source>
        <translation>关于 gdviz(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ContourView</name>
    <message>
        <source>Show the whole domain</source>
        <translation>显示整个定义域</translation>
    </message>
    <message>
        <source>Map of the landscape</source>
        <translation>地形图</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
        <source>minimum ({place}), f = {loss}</source>
        <translation>最小值点 ({place})，f = {loss}</translation>
    </message>
    <message>
        <source>{name} diverged at step {step}</source>
        <translation>{name} 在第 {step} 步发散</translation>
    </message>
    <message>
        <source>{name} is out of sight</source>
        <translation>{name} 不在视野内</translation>
    </message>
    <message>
        <source>{name} left at step {step}</source>
        <translation>{name} 在第 {step} 步离开</translation>
    </message>
</context>
<context>
    <name>DomainForm</name>
    <message>
        <source>Lower end of {name}</source>
        <translation>{name} 的下限</translation>
    </message>
    <message>
        <source>Upper end of {name}</source>
        <translation>{name} 的上限</translation>
    </message>
</context>
<context>
    <name>EditNotes</name>
    <message>
        <source>… and {count} earlier changes</source>
        <translation>… 还有更早的 {count} 处更改</translation>
    </message>
    <message>
        <source>from step {step}: {symbol} = {value}</source>
        <translation>从第 {step} 步起：{symbol} = {value}</translation>
    </message>
    <message>
        <source>Apply from the start: {change}</source>
        <translation>改为从起点起生效（{change}）</translation>
    </message>
    <message>
        <source>Take this change back: {change}</source>
        <translation>撤销此更改（{change}）</translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <source>Something went wrong inside gdviz. Your session goes on; please report this if it returns.</source>
        <translation>gdviz 内部出了错。您可以继续使用；如果再次出现，请报告此问题。</translation>
    </message>
    <message>
        <source>Details are in the log: {path}</source>
        <translation>详细信息见日志：{path}</translation>
    </message>
</context>
<context>
    <name>HyperparameterRow</name>
    <message>
        <source>{name}: default {default}, slider {low} to {high}</source>
        <translation>{name}：默认值 {default}，滑块从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>{name} of {run}</source>
        <translation>{run} 的 {name}</translation>
    </message>
    <message>
        <source>Back to the default, {default}</source>
        <translation>恢复默认值 {default}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Set the start</source>
        <translation>设置起点</translation>
    </message>
    <message>
        <source>click or drag on the map</source>
        <translation>在地形图上点击或拖动</translation>
    </message>
    <message>
        <source>Turn the surface</source>
        <translation>转动曲面</translation>
    </message>
    <message>
        <source>drag it, or Shift + arrows</source>
        <translation>拖动曲面，或 Shift + 方向键</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LandscapeForm</name>
    <message>
        <source>Landscape</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>定义域</translation>
    </message>
    <message>
        <source>Choose what is minimised</source>
        <translation>选择在哪个地形上寻找最小值</translation>
    </message>
    <message>
        <source>Formula of the landscape</source>
        <translation>地形的公式</translation>
    </message>
    <message>
        <source>Type a formula, such as x² + 3y²</source>
        <translation>输入公式，例如 x² + 3y²</translation>
    </message>
    <message>
        <source>Typed formula …</source>
        <translation>自定义公式 …</translation>
    </message>
    <message>
        <source>Column {column}: {message}.</source>
        <translation>第 {column} 个字符：{message}。</translation>
    </message>
</context>
<context>
    <name>LandscapeParameterForm</name>
    <message>
        <source>the typed formula</source>
        <translation>输入的公式</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Losses of all runs</source>
        <translation>所有运行的损失</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>values ≤ 0 are not shown on a log scale</source>
        <translation>对数刻度不显示 ≤ 0 的值</translation>
    </message>
    <message>
        <source>some values lie beyond the scale</source>
        <translation>部分值超出刻度范围</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>Files that could not be used</source>
        <translation>无法使用的文件</translation>
    </message>
    <message>
        <source>These files have a mistake; everything else works.</source>
        <translation>这些文件有错误；其余部分一切正常。</translation>
    </message>
    <message>
        <source>{path}, line {line}:
{reason}</source>
        <translation>{path}，第 {line} 行：
{reason}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A number is missing here.</source>
        <translation>这里缺少一个数。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>“{text}” is not a number; write it like 0.05 or 5e-2.</source>
        <translation>“{text}”不是数；请写成 0.05 或 5e-2 这样的形式。</translation>
    </message>
    <message>
        <source>{text} is too large; the largest number is 1.8e308.</source>
        <translation>{text} 太大；最大的数是 1.8e308。</translation>
    </message>
</context>
<context>
    <name>OpenGL</name>
    <message>
        <source>The display platform “{platform}” has no OpenGL.</source>
        <translation>显示平台“{platform}”不支持 OpenGL。</translation>
    </message>
    <message>
        <source>This computer gave no OpenGL context. Is a graphics driver installed?</source>
        <translation>这台电脑无法提供 OpenGL。是否安装了显卡驱动？</translation>
    </message>
    <message>
        <source>The graphics driver offers OpenGL {version}; 2.1 is needed.</source>
        <translation>显卡驱动只支持 OpenGL {version}；需要 2.1。</translation>
    </message>
</context>
<context>
    <name>ReadoutView</name>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Loss at this position</source>
        <translation>此位置的损失</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>梯度的长度</translation>
    </message>
    <message>
        <source>Learning rate of the update that led here</source>
        <translation>走到这里的那次更新的学习率</translation>
    </message>
    <message>
        <source>Length of the update that led here</source>
        <translation>走到这里的那次更新的长度</translation>
    </message>
    <message>
        <source>Gradient at this position</source>
        <translation>此位置的梯度</translation>
    </message>
    <message>
        <source>at the mouse</source>
        <translation>鼠标处</translation>
    </message>
    <message>
        <source>What the selected run is doing at this step</source>
        <translation>所选运行在这一步的情况</translation>
    </message>
    <message>
        <source>Add a run to see it descend</source>
        <translation>添加一次运行，观察它如何下降</translation>
    </message>
    <message>
        <source>cannot start here</source>
        <translation>不能从这里开始</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>在第 {step} 步收敛</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>在第 {step} 步发散</translation>
    </message>
    <message>
        <source>left the map at step {step}</source>
        <translation>在第 {step} 步离开地形图</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>在起点</translation>
    </message>
    <message>
        <source>off the map</source>
        <translation>在地形图外</translation>
    </message>
    <message>
        <source>level</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>{doing}, all {count} steps made</source>
        <translation>{doing}，{count} 步已走完</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show or hide all hyperparameters</source>
        <translation>显示或隐藏全部超参数</translation>
    </message>
    <message>
        <source>Select {run}</source>
        <translation>选择 {run}</translation>
    </message>
    <message>
        <source>Duplicate or remove {run}</source>
        <translation>复制或删除 {run}</translation>
    </message>
    <message>
        <source>Optimizer of {run}</source>
        <translation>{run} 的优化器</translation>
    </message>
    <message>
        <source>Colour and marker: {style}</source>
        <translation>颜色和标记：{style}</translation>
    </message>
    <message>
        <source>Hide this run</source>
        <translation>隐藏此运行</translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation>显示此运行</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>添加运行</translation>
    </message>
    <message>
        <source>No run yet: add one with + and watch it descend.</source>
        <translation>还没有运行：点 + 添加一次运行，观察它如何下降。</translation>
    </message>
</context>
<context>
    <name>RunSwatch</name>
    <message>
        <source>Vermilion, circle</source>
        <translation>朱红色，圆形</translation>
    </message>
    <message>
        <source>Blue, square</source>
        <translation>蓝色，正方形</translation>
    </message>
    <message>
        <source>Green, triangle</source>
        <translation>绿色，三角形</translation>
    </message>
    <message>
        <source>Pink, diamond</source>
        <translation>粉红色，菱形</translation>
    </message>
    <message>
        <source>Orange, pentagon</source>
        <translation>橙色，五边形</translation>
    </message>
    <message>
        <source>Sky blue, hexagon</source>
        <translation>天蓝色，六边形</translation>
    </message>
    <message>
        <source>Yellow, star</source>
        <translation>黄色，星形</translation>
    </message>
    <message>
        <source>Grey, cross</source>
        <translation>灰色，十字形</translation>
    </message>
</context>
<context>
    <name>SliceNote</name>
    <message>
        <source>slice at {values}</source>
        <translation>切面：{values}</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Also a click on the map sets the start</source>
        <translation>在地形图上点击也可以设置起点</translation>
    </message>
    <message>
        <source>Start, {name}</source>
        <translation>起点的 {name}</translation>
    </message>
    <message>
        <source>Start, all variables</source>
        <translation>起点的所有变量</translation>
    </message>
    <message>
        <source>{count} numbers are needed here, separated by commas.</source>
        <translation>这里需要 {count} 个数，用逗号隔开。</translation>
    </message>
</context>
<context>
    <name>StopForm</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>after this many steps</source>
        <translation>步数达到</translation>
    </message>
    <message>
        <source>when ‖∇f‖ is below</source>
        <translation>‖∇f‖ 小于</translation>
    </message>
    <message>
        <source>Stop after this many steps</source>
        <translation>步数达到此值时停止</translation>
    </message>
    <message>
        <source>Stop when the gradient is below</source>
        <translation>梯度的长度小于此值时停止</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Steps are counted in whole numbers.</source>
        <translation>步数必须是整数。</translation>
    </message>
</context>
<context>
    <name>SurfaceCorner</name>
    <message>
        <source>log height</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <source>Draw the height as a logarithm: steep walls flatten, valleys show</source>
        <translation>高度用对数刻度：陡壁变缓，谷底显现</translation>
    </message>
    <message>
        <source>Reset the camera</source>
        <translation>视角复位</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Surface of the landscape in space</source>
        <translation>地形的三维曲面</translation>
    </message>
    <message>
        <source>3-D is off: {reason}</source>
        <translation>三维视图已关闭：{reason}</translation>
    </message>
    <message>
        <source>One variable: the curve on the left is the whole landscape.</source>
        <translation>只有一个变量：左边的曲线就是整个地形。</translation>
    </message>
    <message>
        <source>The formula gives no finite number on this map: there is nothing to draw.</source>
        <translation>公式在这张地形图上没有有限的值：没有可画的曲面。</translation>
    </message>
    <message>
        <source>f (log)</source>
        <translation>f (对数)</translation>
    </message>
    <message>
        <source>{name}: step {step}, f {loss}</source>
        <translation>{name}：第 {step} 步，f {loss}</translation>
    </message>
    <message>
        <source>3-D is off: drawing failed ({reason}).</source>
        <translation>三维视图已关闭：绘制失败（{reason}）。</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>English / 简体中文</source>
        <translation>English / 简体中文</translation>
    </message>
    <message>
        <source>Some files could not be used: see why</source>
        <translation>有些文件无法使用：查看原因</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back to the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Run to the end</source>
        <translation>运行到结束</translation>
    </message>
    <message>
        <source>Step that is looked at</source>
        <translation>正在查看的步</translation>
    </message>
    <message>
        <source>Drag through all steps</source>
        <translation>拖动以浏览所有步</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Go to step</source>
        <translation>转到某一步</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>Speed in steps per second</source>
        <translation>速度（步/秒）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the file cannot be read: {reason}</source>
        <translation>无法读取文件：{reason}</translation>
    </message>
    <message>
        <source>an exponent beyond ±{most} is too large</source>
        <translation>指数超出 ±{most}，太大了</translation>
    </message>
    <message>
        <source>the equations never assign x, so nothing would move</source>
        <translation>更新规则从未给 x 赋值，点不会移动</translation>
    </message>
    <message>
        <source>each line must read “name = formula”</source>
        <translation>每一行都要写成“名称 = 公式”</translation>
    </message>
    <message>
        <source>“{name}” is not a name that can be assigned</source>
        <translation>“{name}”不是可以赋值的名称</translation>
    </message>
    <message>
        <source>“{name}” is given and cannot be assigned; use another name</source>
        <translation>“{name}”是已给定的量，不能赋值；请换一个名称</translation>
    </message>
    <message>
        <source>“{name}” is a vector in one line and a number in another</source>
        <translation>“{name}”在一行里是向量，在另一行里却是数</translation>
    </message>
    <message>
        <source>grad(…) needs a position, such as grad(x + μ v)</source>
        <translation>grad(…) 需要一个位置，例如 grad(x + μ v)</translation>
    </message>
    <message>
        <source>{name}(…) needs a vector, such as {name}(g)</source>
        <translation>{name}(…) 需要一个向量，例如 {name}(g)</translation>
    </message>
    <message>
        <source>the start needs {count} finite number(s)</source>
        <translation>起点需要 {count} 个有限的数</translation>
    </message>
    <message>
        <source>the number of steps must be from 1 to {most:,}</source>
        <translation>步数必须在 1 到 {most:,} 之间</translation>
    </message>
    <message>
        <source>the tolerance must be 0 or a positive number</source>
        <translation>容差必须是 0 或正数</translation>
    </message>
    <message>
        <source>both ends must be numbers within ±{most:g}</source>
        <translation>上限和下限都必须是 ±{most:g} 以内的数</translation>
    </message>
    <message>
        <source>the lower end must be below the upper end</source>
        <translation>下限必须小于上限</translation>
    </message>
    <message>
        <source>the two ends are too close together</source>
        <translation>上限和下限太接近</translation>
    </message>
    <message>
        <source>start, domain and minima need {count} entries each, as the formula has</source>
        <translation>起点、定义域和最小值点都需要 {count} 项，与公式的变量个数相同</translation>
    </message>
    <message>
        <source>two runs are called “{name}”</source>
        <translation>有两次运行都叫“{name}”</translation>
    </message>
    <message>
        <source>the file is of version {found}, newer than this program reads ({known})</source>
        <translation>文件的版本是 {found}，比本程序能读取的版本（{known}）新</translation>
    </message>
    <message>
        <source>the formula is longer than {most} characters; shorten it</source>
        <translation>公式超过 {most} 个字符；请缩短</translation>
    </message>
    <message>
        <source>the formula is empty; type one, such as x² + y²</source>
        <translation>公式是空的；请输入一个，例如 x² + y²</translation>
    </message>
    <message>
        <source>{name} takes {wanted} value(s) in its parentheses, not {given}</source>
        <translation>{name} 的括号里要有 {wanted} 个值，而不是 {given} 个</translation>
    </message>
    <message>
        <source>a raised sign needs a number beside it, such as x⁻²</source>
        <translation>上标的正负号旁边要有数字，例如 x⁻²</translation>
    </message>
    <message>
        <source>this “{sign}” is never closed; add “{close}”</source>
        <translation>这个“{sign}”没有配对；请补上“{close}”</translation>
    </message>
    <message>
        <source>the formula ends too early; a number, a name or “(” is missing</source>
        <translation>公式没有写完；缺少数、名称或“(”</translation>
    </message>
    <message>
        <source>{name} needs parentheses, such as {name}(x)</source>
        <translation>{name} 后面要有括号，例如 {name}(x)</translation>
    </message>
    <message>
        <source>“)” comes too early or was never opened</source>
        <translation>“)”出现得太早，或者前面没有与它配对的“(”</translation>
    </message>
    <message>
        <source>“{text}” cannot stand here; a number, a name or “(” was expected</source>
        <translation>“{text}”不能放在这里；这里应该是数、名称或“(”</translation>
    </message>
    <message>
        <source>the formula is nested deeper than {most} levels; simplify it</source>
        <translation>公式的嵌套超过 {most} 层；请化简</translation>
    </message>
    <message>
        <source>the formula has more than {most} parts; simplify it</source>
        <translation>公式的组成部分超过 {most} 个；请化简</translation>
    </message>
    <message>
        <source>a comparison stands only first in where(x &gt; 0, …, …)</source>
        <translation>比较只能放在 where 的第一项，例如 where(x &gt; 0, …, …)</translation>
    </message>
    <message>
        <source>this constant is not a finite number</source>
        <translation>这个常数不是有限的数</translation>
    </message>
    <message>
        <source>use either x and y or x₁, x₂, …, not both</source>
        <translation>变量要么用 x 和 y，要么用 x₁、x₂、…，不能混用</translation>
    </message>
    <message>
        <source>{key} needs one entry for each of the {count} variables of the formula</source>
        <translation>公式有 {count} 个变量，{key} 需要为每个变量各给一项</translation>
    </message>
    <message>
        <source>{key} must be finite</source>
        <translation>{key} 必须是有限的数</translation>
    </message>
    <message>
        <source>{name} must be a number from {low:g} to {high:g}, not {value:g}</source>
        <translation>{name} 必须是 {low:g} 到 {high:g} 之间的数，不能是 {value:g}</translation>
    </message>
    <message>
        <source>“{name}” does not occur in the equations as such</source>
        <translation>更新规则里没有这样的“{name}”</translation>
    </message>
    <message>
        <source>two parameters are called “{name}”</source>
        <translation>有两个参数都叫“{name}”</translation>
    </message>
    <message>
        <source>the range of “{name}” must be two numbers, the lower first</source>
        <translation>“{name}”的范围必须是两个数，小的在前</translation>
    </message>
    <message>
        <source>the range of “{name}” must be above 0 for a log scale</source>
        <translation>“{name}”用对数刻度时，范围必须大于 0</translation>
    </message>
    <message>
        <source>the default of “{name}” lies outside its limits</source>
        <translation>“{name}”的默认值超出了允许的范围</translation>
    </message>
    <message>
        <source>“{name}” cannot name a hyperparameter; use another name</source>
        <translation>“{name}”不能用作超参数的名称；请换一个名称</translation>
    </message>
    <message>
        <source>two hyperparameters are called “{name}”</source>
        <translation>有两个超参数都叫“{name}”</translation>
    </message>
    <message>
        <source>the loss is not finite at the start; choose another start</source>
        <translation>起点处的损失不是有限的数；请换一个起点</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>在第 {step} 步收敛</translation>
    </message>
    <message>
        <source>diverged at step {step}: the loss exceeds 10¹² times its start</source>
        <translation>在第 {step} 步发散：损失超过起点处的 10¹² 倍</translation>
    </message>
    <message>
        <source>diverged at step {step}: the numbers are no longer finite</source>
        <translation>在第 {step} 步发散：数值不再是有限的数</translation>
    </message>
    <message>
        <source>a sign is missing between these two numbers</source>
        <translation>这两个数之间缺少运算符</translation>
    </message>
    <message>
        <source>“{text}” means nothing in a formula; use + − * / ^, names and functions</source>
        <translation>公式里不能用“{text}”；请用 + − * / ^、名称和函数</translation>
    </message>
    <message>
        <source>a number was expected after this point</source>
        <translation>小数点后面应该有数字</translation>
    </message>
    <message>
        <source>“{name}” is not known here; perhaps “{near}” is meant</source>
        <translation>这里没有“{name}”；也许应该是“{near}”</translation>
    </message>
    <message>
        <source>“{name}” is not known here; known names are {known}</source>
        <translation>这里没有“{name}”；可用的名称有 {known}</translation>
    </message>
    <message>
        <source>this is not valid TOML: {reason}</source>
        <translation>不是有效的 TOML：{reason}</translation>
    </message>
    <message>
        <source>in {where}: {reason}</source>
        <translation>在 {where} 中：{reason}</translation>
    </message>
    <message>
        <source>in {key}, column {column}: {reason}</source>
        <translation>在 {key} 中，第 {column} 个字符：{reason}</translation>
    </message>
    <message>
        <source>{optimizer} has no hyperparameter “{name}”</source>
        <translation>{optimizer} 没有超参数“{name}”</translation>
    </message>
    <message>
        <source>the run “{run}” gives no value for “{name}”</source>
        <translation>运行“{run}”没有给出“{name}”的值</translation>
    </message>
    <message>
        <source>“{name}” does not occur in the formula</source>
        <translation>公式中没有出现“{name}”</translation>
    </message>
    <message>
        <source>“{name}” cannot name a parameter; use another name</source>
        <translation>“{name}”不能用作参数名，请换一个名字</translation>
    </message>
</context>
</TS>
